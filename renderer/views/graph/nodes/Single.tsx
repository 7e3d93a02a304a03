import type { ReactNode } from 'react'
import { useText } from '../../../i18n/index.ts'
import { useApp, useAppStore } from '../../../store/index.ts'
import { Badge, Icon, type IconName, StateCell, StateWord } from '../../../ui/index.ts'
import { Sentence } from '../../reasons/index.tsx'
import { useOverlay } from '../context.ts'
import type { TaskNode } from '../model/structure.ts'
import type { TaskView } from '../model/views.ts'
import { Box, Step } from './Box.tsx'
import { Cancel } from './Cancel.tsx'
import { Fold } from './Fold.tsx'
import css from './nodes.module.css'
import { useWords } from './use-words.ts'

export const DOES: Readonly<Record<NonNullable<TaskNode['does']>, IconName>> = {
  script: 'code',
  sleep: 'clock',
  call: 'cpu',
  http: 'connection',
  command: 'process',
}

/** One task: cell, name and state; below them why, and for how long. */
export function Single({ node, view }: { node: TaskNode; view: TaskView }) {
  const store = useAppStore()
  const words = useWords()
  const far = useOverlay(overlay => overlay.far)
  const selected = useIsSelected(view.task)
  const dim = useApp(({ filter }) => filter.states.size > 0 && !(view.task !== null && isIn(filter.states, view)))
  const name = words.name(node, view)
  return (
    <Box
      cursor={node.key}
      name={name}
      title={far ? name : undefined}
      state={view.state}
      selected={selected}
      dim={dim}
      look={css.task}
      onClick={() => (view.task === null ? undefined : store.getState().selectTask(view.task))}
    >
      <div className={css.head}>
        {view.state === null ? <Kind node={node} /> : <StateCell state={view.state} />}
        <code className={css.name} title={view.name}>
          {view.name}
        </code>
        {view.shielded ? <Shielded /> : null}
        {view.findings > 0 ? <Found n={view.findings} /> : null}
        <Step at={node.key} />
        {far ? null : (
          <span className={css.word}>
            {view.state === null ? (
              <span className="faint">{words.kind(node)}</span>
            ) : (
              <StateWord state={view.state}>{words.state(view)}</StateWord>
            )}
          </span>
        )}
        {view.goesOn && view.task !== null && !far ? <Cancel task={view.task} name={view.name} /> : null}
      </div>
      {far ? null : (
        <Line view={view}>
          <Fold node={node} />
        </Line>
      )}
      <Progress at={view.progress} />
    </Box>
  )
}

const isIn = (states: ReadonlySet<string>, { state }: TaskView): boolean =>
  state !== null && states.has(state === 'deadlocked' ? 'waiting' : state)

export function useIsSelected(task: number | null): boolean {
  return useApp(
    ({ selected, shownRun }) =>
      task !== null && selected?.kind === 'task' && selected.run === shownRun && selected.id === task,
  )
}

/** Nothing has run: what it will do stands where the state will. */
const Kind = ({ node }: { node: TaskNode }) => (
  <span className={css.kind}>
    <Icon name={node.does === null ? 'task' : DOES[node.does]} />
  </span>
)

function Line({ view, children }: { view: TaskView; children: ReactNode }) {
  const words = useWords()
  const t = useText('graph')
  return (
    <div className={css.line} title={`${words.reason(view)}\n${t('steps', { n: view.steps })}`}>
      <span className={css.reason}>{view.reason === null ? null : <Sentence said={view.reason} />}</span>
      {children}
      <span className={css.elapsed}>{words.elapsed(view)}</span>
    </div>
  )
}

/** Of what is known to end. */
export const Progress = ({ at }: { at: number | null }) =>
  at === null ? null : <i className={css.progress} style={{ transform: `scaleX(${at})` }} />

export function Shielded() {
  const t = useText('states')
  return <Badge kind="shielded" label={t('shielded')} glyphOnly />
}

export function Found({ n }: { n: number }) {
  const t = useText('graph')
  return <Badge kind="finding" label={t('findings', { n })} glyphOnly />
}
