import { type ReactNode, useId } from 'react'
import { useText } from '../../i18n/index.ts'
import { Icon, IconButton } from '../../ui/index.ts'
import css from './form.module.css'

interface FieldRowProps {
  /** As in the file. */
  name: string
  help: string | null
  mistakes: readonly string[]
  /** Takes it out of the file; undefined: it is not there, or has to be. */
  onClear?: (() => void) | undefined
  /** The control; `id` is that of the help and the mistakes. */
  children: (id: string) => ReactNode
}

/** A key of the file with its control, what it means, and what is wrong with it. */
export function FieldRow({ name, help, mistakes, onClear, children }: FieldRowProps) {
  const t = useText('form')
  const id = useId()
  return (
    <div className={css.row} data-invalid={mistakes.length > 0 || undefined}>
      <div className={css.label}>
        <code>{name}</code>
        {onClear ? <IconButton icon="close" size={12} label={t('clear', { field: name })} onClick={onClear} /> : null}
      </div>
      {children(id)}
      <div id={id}>
        {mistakes.map(mistake => (
          <p key={mistake} className={css.mistake}>
            <Icon name="error" size={12} />
            <span>{mistake}</span>
          </p>
        ))}
        {help === null ? null : <p className={css.help}>{help}</p>}
      </div>
    </div>
  )
}
