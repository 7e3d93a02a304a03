import { ContextMenu as Context, DropdownMenu } from 'radix-ui'
import { type ReactNode, useState } from 'react'
import { Icon } from './icons/Icon.tsx'
import css from './Menu.module.css'

interface MenuProps {
  /** One element that takes a ref: what opens the menu. */
  trigger: ReactNode
  align?: 'start' | 'end'
  children: ReactNode
}

/**
 * In the page's landmark, where screen readers look for what there is; what lies below it stays within their reach. The landmark
 * is looked for as the menu opens: the page may have made another since the menu was drawn.
 */
export function Menu({ trigger, align = 'start', children }: MenuProps) {
  const [landmark, setLandmark] = useState<Element | null>(null)
  const find = (open: boolean): void => (open ? setLandmark(document.querySelector('main')) : undefined)
  return (
    <DropdownMenu.Root modal={false} onOpenChange={find}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal container={landmark}>
        <DropdownMenu.Content className={css.menu} align={align} sideOffset={4} collisionPadding={8} loop>
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

interface MenuItemProps {
  onSelect: () => void
  disabled?: boolean
  keys?: string | undefined
  children: ReactNode
}

export function MenuItem({ onSelect, disabled = false, keys, children }: MenuItemProps) {
  return (
    <DropdownMenu.Item className={css.item} onSelect={onSelect} disabled={disabled}>
      {children}
      {keys === undefined ? null : <kbd>{keys}</kbd>}
    </DropdownMenu.Item>
  )
}

interface MenuChoiceProps<T extends string> {
  label: string
  value: T
  options: readonly { value: T; label: string }[]
  onChange: (value: T) => void
}

/** One of several, with a tick at the one that is on. */
export function MenuChoice<T extends string>({ label, value, options, onChange }: MenuChoiceProps<T>) {
  const choose = (chosen: string) => {
    const option = options.find(o => o.value === chosen)
    if (option) onChange(option.value)
  }
  return (
    <>
      <DropdownMenu.Label className={css.label}>{label}</DropdownMenu.Label>
      <DropdownMenu.RadioGroup value={value} onValueChange={choose}>
        {options.map(option => (
          <DropdownMenu.RadioItem key={option.value} value={option.value} className={css.item}>
            <span className={css.tick}>{option.value === value ? <Icon name="check" size={12} /> : null}</span>
            {option.label}
          </DropdownMenu.RadioItem>
        ))}
      </DropdownMenu.RadioGroup>
    </>
  )
}

export const MenuSeparator = () => <DropdownMenu.Separator className={css.separator} />

interface ContextMenuProps {
  /** One element that takes a ref: where a click with the other button opens it. */
  children: ReactNode
  items: ReactNode
}

/** At the pointer, for what is there. */
export function ContextMenu({ children, items }: ContextMenuProps) {
  const [landmark, setLandmark] = useState<Element | null>(null)
  const find = (open: boolean): void => (open ? setLandmark(document.querySelector('main')) : undefined)
  return (
    <Context.Root modal={false} onOpenChange={find}>
      <Context.Trigger asChild>{children}</Context.Trigger>
      <Context.Portal container={landmark}>
        <Context.Content className={css.menu} collisionPadding={8} loop>
          {items}
        </Context.Content>
      </Context.Portal>
    </Context.Root>
  )
}

export function ContextItem({ onSelect, disabled = false, keys, children }: MenuItemProps) {
  return (
    <Context.Item className={css.item} onSelect={onSelect} disabled={disabled}>
      {children}
      {keys === undefined ? null : <kbd>{keys}</kbd>}
    </Context.Item>
  )
}

export const ContextSeparator = () => <Context.Separator className={css.separator} />
