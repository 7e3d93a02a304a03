import { Panel } from '@xyflow/react'
import type { ReactNode } from 'react'
import { tags, useText } from '../../i18n/index.ts'
import { useApp } from '../../store/index.ts'
import edges from './edges.module.css'
import css from './graph.module.css'
import type { LinkKind } from './model/links.ts'
import type { Marks } from './model/marks.ts'

/** What the lines mean, of those that there are. */
export function Legend({ marks }: { marks: Marks }) {
  const t = useText('graph')
  const running = useApp(state => state.live !== null)
  const name = useApp(({ selected, live }) =>
    selected?.kind === 'task' && selected.run === live?.run ? live.state.tasks.get(selected.id)?.name : undefined,
  )
  const lit = marks.links.length > 0
  return (
    <Panel position="bottom-right" className={css.legend}>
      {running ? <Key kind="wants">{t('legend.wants')}</Key> : null}
      <Key kind="has">{t('legend.has')}</Key>
      <Key kind="after">{t('legend.after')}</Key>
      {lit && marks.dead ? (
        <Key kind="has" mark="dead">
          {t('legend.ring')}
        </Key>
      ) : null}
      {lit && !marks.dead && name !== undefined ? (
        <Key kind="has" mark="lit">
          {t.rich('legend.chain', { ...tags, name })}
        </Key>
      ) : null}
    </Panel>
  )
}

const Key = ({ kind, mark, children }: { kind: LinkKind; mark?: 'lit' | 'dead'; children: ReactNode }) => (
  <span className={css.key}>
    <svg viewBox="0 0 22 8" width="22" height="8" aria-hidden="true">
      <g className={edges.edge} data-kind={kind} data-mark={mark}>
        <path d="M0 4H22" />
      </g>
    </svg>
    <span>{children}</span>
  </span>
)
