import type { ComponentPropsWithoutRef, ReactNode } from 'react'
import type { CellState } from '../../../ui/index.ts'
import { cx } from '../../../ui/index.ts'
import { elementId, useOverlay } from '../context.ts'
import css from './nodes.module.css'

interface BoxProps extends Omit<ComponentPropsWithoutRef<'div'>, 'className'> {
  cursor: string
  name: string
  state: CellState | null
  selected: boolean
  dim: boolean
  look: string | undefined
  children: ReactNode
}

/** The frame of every node: its border says the state, the keyboard and the selection. */
export function Box({ cursor, name, state, selected, dim, look, children, ...native }: BoxProps) {
  const here = useOverlay(overlay => overlay.cursor === cursor)
  const onPath = useOverlay(overlay => (overlay.onPath.has(cursor) ? (overlay.marks.dead ? 'dead' : 'lit') : undefined))
  const found = useOverlay(overlay => overlay.found?.has(cursor) ?? false)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields of a form
    <div
      {...native}
      id={elementId(cursor)}
      role="group"
      aria-label={name}
      className={cx(css.box, look)}
      data-state={state ?? undefined}
      data-selected={selected || undefined}
      data-cursor={here || undefined}
      data-path={onPath}
      data-found={found || undefined}
      data-dim={dim || undefined}
    >
      {children}
    </div>
  )
}

/** Its place in the chain of what is selected, the same as in the inspector. */
export function Step({ at }: { at: string }) {
  const number = useOverlay(overlay => overlay.marks.numbers.get(at))
  const dead = useOverlay(overlay => overlay.marks.dead)
  return number === undefined ? null : <b className={cx(css.step, dead && css.dead)}>{number}</b>
}
