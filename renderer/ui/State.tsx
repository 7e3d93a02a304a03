import type { ReactNode } from 'react'
import type { TaskState } from '../../shared/protocol/events.ts'
import { cx } from './cx.ts'
import { Icon } from './icons/Icon.tsx'
import { type CellState, StateGlyph } from './icons/StateGlyph.tsx'
import css from './State.module.css'

const SIZES = { s: 10, m: 12, l: 16 } as const

/** The square that says how a task is, by fill pattern and glyph; the same everywhere. */
export function StateCell({ state, size = 's' }: { state: CellState; size?: 's' | 'm' | 'l' }) {
  return (
    <i className={cx(css.cell, size !== 's' && css[size])} data-state={state}>
      <StateGlyph state={state} size={SIZES[size]} />
    </i>
  )
}

export function StateWord({ state, children }: { state: CellState; children: ReactNode }) {
  return (
    <span className={css.word} data-state={state}>
      {children}
    </span>
  )
}

/** Cell and word; `children` is the word in the reader's language. */
export function State({ state, children }: { state: CellState; children: ReactNode }) {
  return (
    <span className={css.state}>
      <StateCell state={state} />
      <StateWord state={state}>{children}</StateWord>
    </span>
  )
}

const BADGES = { shielded: 'shield', deadlocked: 'chain', finding: 'warning' } as const

interface BadgeProps {
  kind: keyof typeof BADGES
  label: string
  /** Only the glyph is drawn; the label is its title. */
  glyphOnly?: boolean
}

/** Beside the state word, never instead of it. */
export function Badge({ kind, label, glyphOnly = false }: BadgeProps) {
  return (
    <span className={cx(css.badge, css[kind], glyphOnly && css.only)} title={label} role="img" aria-label={label}>
      <Icon name={BADGES[kind]} size={12} />
      {glyphOnly ? null : label}
    </span>
  )
}

export const Count = ({ children }: { children: ReactNode }) => <span className={css.count}>{children}</span>

/** How many of a group are in which state, as a bar. */
export function Mix({ counts }: { counts: Readonly<Partial<Record<TaskState, number>>> }) {
  return (
    <span className={css.mix}>
      {(Object.entries(counts) as [TaskState, number][]).map(([state, count]) =>
        count > 0 ? <i key={state} data-state={state} style={{ flex: count }} /> : null,
      )}
    </span>
  )
}
