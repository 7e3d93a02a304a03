import type { ReactNode } from 'react'
import css from './Panel.module.css'

/** 30 high; `children` are its actions, as icons at the right. */
export function PanelHeader({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={css.header}>
      <h2>{title}</h2>
      {children}
    </div>
  )
}

/** A part of the inspector: a small heading over its content. */
export function Section({ title, children }: { title: ReactNode; children: ReactNode }) {
  return (
    <section className={css.section}>
      <h3>{title}</h3>
      {children}
    </section>
  )
}

export const Rule = () => <hr className={css.rule} />
