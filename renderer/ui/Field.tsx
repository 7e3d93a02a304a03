import { type ComponentPropsWithRef, type ReactNode, useId } from 'react'
import { Kbd } from './Button.tsx'
import css from './Field.module.css'
import type { IconName } from './icons/drawings.tsx'
import { Icon } from './icons/Icon.tsx'

interface FieldProps extends Omit<ComponentPropsWithRef<'input'>, 'className' | 'onChange'> {
  /** Its accessible name; the placeholder says more. */
  label: string
  icon?: IconName
  keys?: string | undefined
  onChange: (text: string) => void
}

export function Field({ label, icon, keys, onChange, ...input }: FieldProps) {
  return (
    <div className={css.field}>
      {icon === undefined ? null : <Icon name={icon} size={12} />}
      <input
        type="text"
        spellCheck={false}
        autoComplete="off"
        aria-label={label}
        {...input}
        onChange={event => onChange(event.target.value)}
      />
      {keys === undefined || input.value !== '' ? null : <Kbd>{keys}</Kbd>}
    </div>
  )
}

interface SegmentedProps<T extends string> {
  label: string
  value: T
  options: readonly { value: T; label: ReactNode }[]
  onChange: (value: T) => void
  disabled?: boolean
}

/** One of a few, all in sight. */
export function Segmented<T extends string>({ label, value, options, onChange, disabled = false }: SegmentedProps<T>) {
  const name = useId()
  return (
    <fieldset aria-label={label} className={css.segmented} disabled={disabled}>
      {options.map(option => (
        <label key={option.value}>
          <input
            type="radio"
            className="visually-hidden"
            name={name}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  )
}
