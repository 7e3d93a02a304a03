import { Tooltip as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import css from './Tooltip.module.css'

/** Once around the app: tooltips share their delay. */
export const TooltipProvider = ({ children }: { children: ReactNode }) => (
  <Radix.Provider delayDuration={500}>{children}</Radix.Provider>
)

/** For controls whose label is not drawn. `children` is one element that takes a ref. */
export function Tooltip({ label, keys, children }: { label: string; keys?: string | undefined; children: ReactNode }) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content className={css.tooltip} sideOffset={6} collisionPadding={8}>
          {label}
          {keys === undefined ? null : <kbd>{keys}</kbd>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
