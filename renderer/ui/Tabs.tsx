import {
  type ComponentPropsWithRef,
  Fragment,
  type KeyboardEvent,
  type ReactElement,
  type ReactNode,
  type Ref,
  useId,
} from 'react'
import { cx } from './cx.ts'
import type { IconName } from './icons/drawings.tsx'
import { Icon } from './icons/Icon.tsx'
import css from './Tabs.module.css'

export interface TabItem<Id extends string> {
  id: Id
  label: string
  icon?: IconName
  /** In grey behind the label, a `Count`: `12`, `3/4`. */
  badge?: ReactNode
}

interface TabsProps<Id extends string> {
  label: string
  items: readonly TabItem<Id>[]
  /** Null: none is open (a folded dock). */
  value: Id | null
  onChange: (id: Id) => void
  /** 36 high in the centre, 32 in the dock; as a panel's header at the sides, where one alone is its title. */
  height?: 'tall' | 'low' | 'header'
  /** What is put around each tab: a menu, something to drag it by. Takes and gives one element. */
  around?: (id: Id, tab: ReactElement<ComponentPropsWithRef<'button'>>) => ReactElement
  /** Of the whole bar. */
  barRef?: Ref<HTMLDivElement> | undefined
  /** Actions at the right end. */
  actions?: ReactNode
  /** The pane; it is the tab's panel to assistive technology. */
  children?: ReactNode
  panelClass?: string | undefined
}

const step: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1 }

/** A row of tabs and the pane of the open one. Arrow keys move between tabs, as in the ARIA pattern. */
export function Tabs<Id extends string>(props: TabsProps<Id>) {
  const { label, items, value, onChange, height = 'tall', around, barRef, actions, children, panelClass } = props
  const base = useId()
  const wrap = around ?? ((_: Id, tab: ReactElement<ComponentPropsWithRef<'button'>>) => tab)
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
      <div ref={barRef} className={cx(css.bar, height !== 'tall' && css[height])}>
        <div role="tablist" aria-label={label} className={css.list} onKeyDown={onKeyDown}>
          {items.map((item, i) => (
            <Fragment key={item.id}>
              {wrap(
                item.id,
                <Tab
                  item={item}
                  id={`${base}-${item.id}`}
                  on={item.id === value}
                  reachable={item.id === value || (value === null && i === 0)}
                  onChoose={onChange}
                />,
              )}
            </Fragment>
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

interface TabProps<Id extends string> extends Omit<ComponentPropsWithRef<'button'>, 'id' | 'className'> {
  item: TabItem<Id>
  id: string
  on: boolean
  reachable: boolean
  onChoose: (id: Id) => void
}

/** What is put around it adds to its button. */
function Tab<Id extends string>({ item, id, on, reachable, onChoose, ...native }: TabProps<Id>) {
  return (
    <button
      {...native}
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
      {item.badge}
    </button>
  )
}
