import type { ComponentPropsWithRef, ReactNode } from 'react'
import css from './Button.module.css'
import { cx } from './cx.ts'
import type { IconName } from './icons/drawings.tsx'
import { Icon } from './icons/Icon.tsx'
import { StateGlyph } from './icons/StateGlyph.tsx'
import { Tooltip } from './Tooltip.tsx'

type Native = Omit<ComponentPropsWithRef<'button'>, 'className'>

export interface ButtonProps extends Native {
  /** One primary in a view. `quiet` has no box until the pointer is on it. */
  look?: 'normal' | 'primary' | 'quiet'
  /** `row`: fits a row of a table; `small`: in a banner. */
  size?: 'small' | 'row' | 'normal' | 'large'
  icon?: IconName
  /** The state it leads to: its glyph, or the icon's hue. The label never has one. */
  leadsTo?: 'cancelling' | 'running' | 'failed'
  /** Key hint, as drawn: `Space`, `Ctrl S`. */
  keys?: string | undefined
  pressed?: boolean
}

export function Button({
  look = 'normal',
  size = 'normal',
  icon,
  leadsTo,
  keys,
  pressed,
  children,
  ...native
}: ButtonProps) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      {...native}
      className={cx(
        css.button,
        look !== 'normal' && css[look],
        size !== 'normal' && css[size],
        pressed === true && css.pressed,
      )}
    >
      <Glyph icon={icon} leadsTo={leadsTo} />
      <span>{children}</span>
      {keys === undefined ? null : <Kbd>{keys}</Kbd>}
    </button>
  )
}

function Glyph({ icon, leadsTo }: { icon: IconName | undefined; leadsTo: ButtonProps['leadsTo'] }) {
  if (icon === undefined && leadsTo === undefined) return null
  return (
    <span className={css.glyph} data-leads={leadsTo}>
      {icon === undefined ? <StateGlyph state={leadsTo ?? 'ready'} size={16} /> : <Icon name={icon} />}
    </span>
  )
}

export interface IconButtonProps extends Native {
  icon: IconName
  /** Its accessible name and tooltip. */
  label: string
  keys?: string | undefined
  pressed?: boolean
  size?: 12 | 16
}

export function IconButton({ icon, label, keys, pressed, size = 16, ...native }: IconButtonProps) {
  return (
    <Tooltip label={label} keys={keys}>
      <button
        type="button"
        aria-label={label}
        aria-pressed={pressed}
        {...native}
        className={cx(css.button, css.quiet, css.icon)}
      >
        <Icon name={icon} size={size} />
      </button>
    </Tooltip>
  )
}

/** Buttons that belong together, drawn as one. */
export function ButtonGroup({ label, children }: { label: string; children: ReactNode }) {
  return (
    <fieldset aria-label={label} className={css.group}>
      {children}
    </fieldset>
  )
}

export const Kbd = ({ children }: { children: ReactNode }) => <kbd className={css.kbd}>{children}</kbd>
