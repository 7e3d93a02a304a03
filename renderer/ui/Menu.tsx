import { ContextMenu as Context, DropdownMenu } from 'radix-ui'
import { createContext, type ReactNode, use, useState } from 'react'
import { Icon } from './icons/Icon.tsx'
import css from './Menu.module.css'

/** Both menus are made of the same parts: items take them from the menu they are in. */
type Parts = Pick<typeof DropdownMenu, 'Item' | 'Label' | 'RadioGroup' | 'RadioItem' | 'CheckboxItem' | 'Separator'>

const PartsContext = createContext<Parts>(DropdownMenu)

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
function useLandmark(): readonly [Element | null, (open: boolean) => void] {
  const [landmark, setLandmark] = useState<Element | null>(null)
  return [landmark, open => (open ? setLandmark(document.querySelector('main')) : undefined)]
}

export function Menu({ trigger, align = 'start', children }: MenuProps) {
  const [landmark, find] = useLandmark()
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

/** Of the thing one points at, by the right button or the menu key. */
export function ContextMenu({ trigger, children }: Omit<MenuProps, 'align'>) {
  const [landmark, find] = useLandmark()
  return (
    <Context.Root modal={false} onOpenChange={find}>
      <Context.Trigger asChild>{trigger}</Context.Trigger>
      <Context.Portal container={landmark}>
        <Context.Content className={css.menu} collisionPadding={8} loop>
          <PartsContext value={Context}>{children}</PartsContext>
        </Context.Content>
      </Context.Portal>
    </Context.Root>
  )
}

interface MenuItemProps {
  onSelect: () => void
  disabled?: boolean
  keys?: string | undefined
  children: ReactNode
}

export function MenuItem({ onSelect, disabled = false, keys, children }: MenuItemProps) {
  const { Item } = use(PartsContext)
  return (
    <Item className={css.item} onSelect={onSelect} disabled={disabled}>
      {children}
      {keys === undefined ? null : <kbd>{keys}</kbd>}
    </Item>
  )
}

interface MenuCheckProps extends Omit<MenuItemProps, 'onSelect'> {
  checked: boolean
  onChange: (checked: boolean) => void
}

/** On or off. */
export function MenuCheck({ checked, onChange, disabled = false, keys, children }: MenuCheckProps) {
  const { CheckboxItem } = use(PartsContext)
  return (
    <CheckboxItem className={css.item} checked={checked} onCheckedChange={onChange} disabled={disabled}>
      <Tick on={checked} />
      {children}
      {keys === undefined ? null : <kbd>{keys}</kbd>}
    </CheckboxItem>
  )
}

interface MenuChoiceProps<T extends string> {
  label: string
  value: T
  options: readonly { value: T; label: ReactNode }[]
  onChange: (value: T) => void
}

/** One of several, with a tick at the one that is on. */
export function MenuChoice<T extends string>({ label, value, options, onChange }: MenuChoiceProps<T>) {
  const { RadioGroup, RadioItem } = use(PartsContext)
  const choose = (chosen: string) => {
    const option = options.find(o => o.value === chosen)
    if (option) onChange(option.value)
  }
  return (
    <>
      <MenuLabel>{label}</MenuLabel>
      <RadioGroup value={value} onValueChange={choose}>
        {options.map(option => (
          <RadioItem key={option.value} value={option.value} className={css.item}>
            <Tick on={option.value === value} />
            {option.label}
          </RadioItem>
        ))}
      </RadioGroup>
    </>
  )
}

const Tick = ({ on }: { on: boolean }) => (
  <span className={css.tick}>{on ? <Icon name="check" size={12} /> : null}</span>
)

export function MenuLabel({ children }: { children: ReactNode }) {
  const { Label } = use(PartsContext)
  return <Label className={css.label}>{children}</Label>
}

export function MenuSeparator() {
  const { Separator } = use(PartsContext)
  return <Separator className={css.separator} />
}
