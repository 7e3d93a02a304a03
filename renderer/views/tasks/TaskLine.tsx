import { memo } from 'react'
import { explainFinding } from '../../../shared/findings/index.ts'
import type { Micros } from '../../../shared/ids.ts'
import { ENDED } from '../../../shared/protocol/events.ts'
import type { Finding } from '../../../shared/protocol/findings.ts'
import type { RunState, TaskRecord } from '../../../shared/state/run-state.ts'
import type { TaskRow } from '../../../shared/state/selectors.ts'
import { canCancel } from '../../actions/index.ts'
import { compact, seconds, useLanguage, useText } from '../../i18n/index.ts'
import { useAppStore } from '../../store/index.ts'
import { Badge, Button, Count, Icon, State, TableCell, TableRow } from '../../ui/index.ts'
import { OutcomeText, WaitingText } from '../reasons/index.tsx'
import { usePast } from '../travel/index.ts'
import { ageAt, ranBy, rowId, waitedBy } from './rows.ts'
import css from './Tasks.module.css'

/** What a row needs beside its own; `cursor`: the keyboard is on it. */
export interface LineProps {
  readonly run: RunState
  readonly now: Micros
  readonly index: number
  readonly cursor: boolean
  readonly toggle: (key: number | string) => void
  readonly setCursor: (key: number | string) => void
}

interface TaskLineProps extends LineProps {
  readonly row: TaskRow
  readonly selected: boolean
  readonly found: readonly Finding[] | undefined
}

export function TaskLine({ row, run, now, index, selected, found, toggle }: TaskLineProps) {
  const store = useAppStore()
  const task = run.tasks.get(row.key)
  if (!task) return null
  const over = ENDED.includes(task.state)
  return (
    <TableRow
      id={rowId(row.key)}
      selected={selected}
      quiet={over && task.state !== 'failed'}
      aria-rowindex={index + 1}
      aria-level={row.depth + 1}
      aria-expanded={row.open ?? undefined}
      onClick={() => store.getState().selectTask(task.id)}
      onDoubleClick={() => (row.open === null ? undefined : toggle(row.key))}
    >
      <Name name={task.name} depth={row.depth} open={row.open} onToggle={() => toggle(row.key)} />
      <StateOf task={task} deadlocked={inRing(run, task)} found={found} />
      <TableCell>
        {over ? <OutcomeText task={task} run={run} /> : <WaitingText task={task} run={run} now={now} />}
      </TableCell>
      <Numbers steps={task.steps} running={ranBy(task, now)} waiting={waitedBy(task, now)} age={ageAt(task, now)} />
      <Cancel task={task} can={canCancel(task, run)} />
    </TableRow>
  )
}

const inRing = ({ deadlock }: RunState, task: TaskRecord): boolean =>
  deadlock?.cycle.some(link => link.task === task.id) ?? false

interface NameProps {
  name: string
  depth: number
  open: boolean | null
  onToggle: () => void
  copies?: number
}

/** Deeper levels than this are not set in further: the name would not be seen. */
const DEEPEST = 8

export function Name({ name, depth, open, onToggle, copies }: NameProps) {
  const t = useText('tasks')
  const indent = { paddingLeft: 8 + 16 * Math.min(depth, DEEPEST) }
  return (
    <TableCell className={css.name} style={indent}>
      {open === null ? (
        <span className={css.tree} />
      ) : (
        <button
          type="button"
          tabIndex={-1}
          className={css.tree}
          aria-label={t(open ? 'fold' : 'unfold', { name })}
          onClick={event => {
            event.stopPropagation()
            onToggle()
          }}
        >
          <Icon name={open ? 'down' : 'right'} size={12} />
        </button>
      )}
      <code title={name}>{name}</code>
      {copies === undefined ? null : <Copies n={copies} />}
    </TableCell>
  )
}

function Copies({ n }: { n: number }) {
  const t = useText('tasks')
  return <Count>{t('copies', { n })}</Count>
}

interface StateProps {
  task: TaskRecord
  deadlocked: boolean
  found: readonly Finding[] | undefined
}

const StateOf = memo(function StateOf({ task, deadlocked, found }: StateProps) {
  const t = useText('states')
  const words = useText('tasks')
  const word = task.outcome?.kind === 'skipped' ? t('skipped') : t(task.state)
  return (
    <TableCell className={css.state}>
      <State state={deadlocked ? 'deadlocked' : task.state}>{deadlocked ? t('deadlocked') : word}</State>
      {task.shielded ? <Badge kind="shielded" label={task.body ? words('body') : t('shielded')} glyphOnly /> : null}
      {found ? <Found findings={found} /> : null}
    </TableCell>
  )
})

function Found({ findings }: { findings: readonly Finding[] }) {
  const t = useText('findings')
  const language = useLanguage()
  const titles = findings.map(finding => explainFinding(finding, language).title).join(', ')
  return <Badge kind="finding" label={t('marked', { n: findings.length, titles })} glyphOnly />
}

interface NumbersProps {
  steps: number
  running: Micros
  waiting: Micros
  age: Micros
}

export function Numbers({ steps, running, waiting, age }: NumbersProps) {
  const cells = { steps: compact(steps), running: seconds(running, 3), waiting: seconds(waiting), age: seconds(age) }
  return Object.entries(cells).map(([column, text]) => (
    <TableCell key={column} className="num" data-column={column}>
      {text}
    </TableCell>
  ))
}

const Cancel = memo(function Cancel({ task, can }: { task: TaskRecord; can: boolean }) {
  const store = useAppStore()
  const t = useText('tasks')
  const past = usePast()
  return (
    <TableCell className={css.cancel}>
      {can ? (
        <Button
          size="row"
          leadsTo="cancelling"
          tabIndex={-1}
          aria-label={t('cancelNamed', { name: task.name })}
          disabled={past !== undefined}
          title={past}
          onClick={event => {
            event.stopPropagation()
            void store.getState().cancelTask(task.id)
          }}
        >
          {t('cancel')}
        </Button>
      ) : null}
    </TableCell>
  )
})
