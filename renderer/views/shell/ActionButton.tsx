import type { ReactNode } from 'react'
import type { ActionId } from '../../actions/index.ts'
import { Button, type ButtonProps, MenuItem } from '../../ui/index.ts'
import { useAction } from './use-actions.ts'

interface ActionButtonProps extends Omit<ButtonProps, 'onClick' | 'disabled' | 'keys'> {
  action: ActionId
  /** Without its key. */
  bare?: boolean
  children: ReactNode
}

/** A button that does what a menu, a key and the palette do, and is off when they are. */
export function ActionButton({ action, bare = false, ...button }: ActionButtonProps) {
  const { enabled, keys, why, run } = useAction(action)
  return <Button title={why} {...button} disabled={!enabled} keys={bare ? undefined : keys} onClick={run} />
}

export function ActionItem({ action, children }: { action: ActionId; children: ReactNode }) {
  const { enabled, keys, run } = useAction(action)
  return (
    <MenuItem onSelect={run} disabled={!enabled} keys={keys}>
      {children}
    </MenuItem>
  )
}
