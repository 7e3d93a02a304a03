import { type KeyboardEvent, type ReactNode, useId } from 'react'
import { cx } from './cx.ts'
import type { IconName } from './icons/drawings.tsx'
import { Icon } from './icons/Icon.tsx'
import { Count } from './State.tsx'
import css from './Tabs.module.css'

export interface TabItem<Id extends string> {
  id: Id
  label: string
  icon?: IconName
  /** In grey behind the label: `12`, `3/4`. */
  count?: string | undefined
}

interface TabsProps<Id extends string> {
  label: string
  items: readonly TabItem<Id>[]
  /** Null: none is open (a folded dock). */
  value: Id | null
  onChange: (id: Id) => void
  /** 36 high in the centre, 32 in the dock. */
  low?: boolean
  /** Actions at the right end. */
  actions?: ReactNode
  /** The pane; it is the tab's panel to assistive technology. */
  children?: ReactNode
  panelClass?: string | undefined
}

const step: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 }

/** A row of tabs and the pane of the open one. Arrow keys move between tabs, as in the ARIA pattern. */
export function Tabs<Id extends string>(props: TabsProps<Id>) {
  const { label, items, value, onChange, low = false, actions, children, panelClass } = props
  const base = useId()
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const by = step[event.key]
    if (by === undefined) return
    event.preventDefault()
    event.stopPropagation()
    const at = items.findIndex(item => item.id === value)
    const next = items[(at + by + items.length) % items.length]
    if (!next) return
    onChange(next.id)
    document.getElementById(`${base}-${next.id}`)?.focus()
  }
  return (
    <>
      <div className={cx(css.bar, low && css.low)}>
        <div role="tablist" aria-label={label} className={css.list} onKeyDown={onKeyDown}>
          {items.map((item, i) => (
            <Tab
              key={item.id}
              item={item}
              id={`${base}-${item.id}`}
              on={item.id === value}
              reachable={item.id === value || (value === null && i === 0)}
              onChoose={onChange}
            />
          ))}
        </div>
        {actions === undefined ? null : <div className={css.right}>{actions}</div>}
      </div>
      {value === null ? null : (
        <div role="tabpanel" aria-labelledby={`${base}-${value}`} className={panelClass}>
          {children}
        </div>
      )}
    </>
  )
}

interface TabProps<Id extends string> {
  item: TabItem<Id>
  id: string
  on: boolean
  reachable: boolean
  onChoose: (id: Id) => void
}

function Tab<Id extends string>({ item, id, on, reachable, onChoose }: TabProps<Id>) {
  return (
    <button
      type="button"
      role="tab"
      id={id}
      aria-selected={on}
      tabIndex={reachable ? 0 : -1}
      className={css.tab}
      onClick={() => onChoose(item.id)}
    >
      {item.icon === undefined ? null : <Icon name={item.icon} />}
      <span className={css.label} data-label={item.label}>
        {item.label}
      </span>
      {item.count === undefined ? null : <Count>{item.count}</Count>}
    </button>
  )
}
