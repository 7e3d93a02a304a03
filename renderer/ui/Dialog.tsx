import { Dialog as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import css from './Dialog.module.css'
import { useFocusReturn } from './focus-return.ts'

interface DialogProps {
  title: string
  /** Called by Esc, a click beside it, or its own buttons. */
  onClose: () => void
  wide?: boolean
  /** As large as there is room, for two texts side by side. */
  full?: boolean
  /** Buttons, the one that does it last. */
  actions?: ReactNode
  children: ReactNode
}

/** Is shown while it is rendered. Takes the focus and gives it back. */
export function Dialog({ title, onClose, wide = false, full = false, actions, children }: DialogProps) {
  const giveBack = useFocusReturn()
  return (
    <Radix.Root open onOpenChange={open => (open ? undefined : onClose())}>
      <Radix.Portal>
        <Radix.Overlay className={css.scrim} />
        <Radix.Content
          className={cx(css.dialog, wide && css.wide, full && css.full)}
          aria-describedby={undefined}
          onCloseAutoFocus={giveBack}
        >
          <Radix.Title className={css.title}>{title}</Radix.Title>
          <div className={css.body}>{children}</div>
          {actions === undefined ? null : <div className={css.actions}>{actions}</div>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
