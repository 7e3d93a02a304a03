import type { ReactNode } from 'react'
import { cx } from './cx.ts'
import type { IconName } from './icons/drawings.tsx'
import { Icon } from './icons/Icon.tsx'
import css from './Notice.module.css'

const ICONS: Readonly<Record<'quiet' | 'failure' | 'deadlock', IconName>> = {
  quiet: 'info',
  failure: 'error',
  deadlock: 'chain',
}

interface BannerProps {
  /** Only a deadlock may tint a whole banner. */
  kind: 'quiet' | 'failure' | 'deadlock'
  title?: ReactNode
  actions?: ReactNode
  /** One sentence, at most two lines. */
  children: ReactNode
}

/** Stays until its cause is gone. */
export function Banner({ kind, title, actions, children }: BannerProps) {
  return (
    <div className={cx(css.banner, css[kind])} role={kind === 'quiet' ? 'status' : 'alert'}>
      <Icon name={ICONS[kind]} />
      <div className={css.text}>
        {title === undefined ? null : <h2>{title}</h2>}
        <p>{children}</p>
      </div>
      {actions === undefined ? null : <div className={css.actions}>{actions}</div>}
    </div>
  )
}

export const Toasts = ({ children }: { children: ReactNode }) => (
  <output className={css.toasts} aria-live="polite">
    {children}
  </output>
)

/** One line and at most one action, for what the user just did elsewhere. Never for errors that need an answer. */
export function Toast({ children }: { children: ReactNode }) {
  return <div className={css.toast}>{children}</div>
}

interface EmptyStateProps {
  /** What is missing. */
  title: string
  /** Why. */
  children?: ReactNode
  /** The one thing to do. */
  action?: ReactNode
  /** In the place of a list, not of a pane. */
  compact?: boolean
}

export function EmptyState({ title, children, action, compact = false }: EmptyStateProps) {
  return (
    <div className={cx(css.empty, compact && css.compact)}>
      <h2>{title}</h2>
      {children === undefined ? null : <p>{children}</p>}
      {action === undefined ? null : <div className={css.then}>{action}</div>}
    </div>
  )
}
