import { type KeyboardEvent, type MouseEvent, memo, type RefObject } from 'react'
import type { Lanes, ResourceLane, TaskLane } from '../../../../shared/lanes/index.ts'
import { ENDED } from '../../../../shared/protocol/events.ts'
import { useText } from '../../../i18n/index.ts'
import { useApp } from '../../../store/index.ts'
import { Badge, Count, Icon, StateCell } from '../../../ui/index.ts'
import { type Places, rowAt } from '../lanes/places.ts'
import type { LaneRow } from '../lanes/rows.ts'
import { LOOKED_AT } from '../paint/several-lane.ts'
import { inSeconds } from '../time/ticks.ts'
import css from '../timeline.module.css'
import { nameOf } from './use-words.ts'

interface HeadsProps {
  readonly lanes: Lanes
  /** Lanes grow in place: another number tells that they have. */
  readonly version: number
  readonly places: Places
  readonly scrollTop: number
  readonly height: number
  readonly tree: RefObject<HTMLDivElement | null>
  /** Of the row that the keyboard is on. */
  readonly active: string | null
  readonly onChoose: (index: number) => void
  readonly onToggle: (key: string) => void
  readonly onFold: (index: number) => void
  readonly onKeyDown: (event: KeyboardEvent) => void
}

export const headId = (key: string): string => `lane-${key}`

/** The rows in sight, a tree to assistive technology: the list that has the focus names the active one. */
export const Heads = memo(function Heads(props: HeadsProps) {
  const t = useText('timeline')
  const { places, scrollTop, height, active } = props
  const { rows, tops } = places
  const shown: number[] = []
  if (rows.length > 0)
    for (let i = rowAt(places, scrollTop); i < rows.length && tops[i]! < scrollTop + height; i++) shown.push(i)
  return (
    <div
      ref={props.tree}
      className={css.heads}
      role="tree"
      aria-label={t('label')}
      aria-activedescendant={active !== null && places.indexOf.has(active) ? headId(active) : undefined}
      tabIndex={0}
      onKeyDown={props.onKeyDown}
      onClick={event => withRow(event, props.onChoose)}
      onDoubleClick={event => withRow(event, index => props.onFold(index))}
    >
      {shown.map(i => {
        const row = rows[i]!
        return (
          <div
            key={row.key}
            className={css.place}
            style={{ transform: `translateY(${tops[i]! - scrollTop}px)`, height: tops[i + 1]! - tops[i]! }}
            role="presentation"
          >
            <Head
              row={row}
              lanes={props.lanes}
              version={props.version}
              place={i + 1}
              of={rows.length}
              active={row.key === active}
              onToggle={() => props.onToggle(row.key)}
            />
          </div>
        )
      })}
    </div>
  )
})

/** The row that an event came from: one listener for all of them. */
function withRow({ target }: MouseEvent, act: (index: number) => void): void {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null
  if (row) act(Number(row.dataset['row']))
}

interface HeadProps {
  readonly row: LaneRow
  readonly lanes: Lanes
  readonly version: number
  readonly place: number
  readonly of: number
  readonly active: boolean
  readonly onToggle: () => void
}

/** Deeper levels than this are not set in further: the name would not be seen. */
const DEEPEST = 4

function Head(props: HeadProps) {
  const { row, place, of, active, onToggle } = props
  const name = useRowName(row, props.lanes)
  const said = useSaid(row, name)
  return (
    <div
      role="treeitem"
      tabIndex={-1}
      data-row={place - 1}
      id={headId(row.key)}
      className={row.kind === 'section' ? css.section : css.head}
      style={{ paddingLeft: 8 + 12 * Math.max(0, Math.min(row.depth, DEEPEST) - 1) }}
      aria-label={said}
      aria-level={row.depth + 1}
      aria-posinset={place}
      aria-setsize={of}
      aria-expanded={row.open ?? undefined}
      aria-selected={active}
    >
      <Twist row={row} name={name} onToggle={onToggle} />
      <Inside row={row} name={name} />
    </div>
  )
}

function Twist({ row, name, onToggle }: { row: LaneRow; name: string; onToggle: () => void }) {
  const t = useText('timeline')
  if (row.open === null) return row.kind === 'task' ? <span className={css.twist} /> : null
  return (
    <button
      type="button"
      tabIndex={-1}
      className={css.twist}
      aria-label={t(row.open ? 'fold' : 'unfold', { name })}
      onClick={event => {
        event.stopPropagation()
        onToggle()
      }}
    >
      <Icon name={row.open ? 'down' : 'right'} size={12} />
    </button>
  )
}

function useRowName(row: LaneRow, lanes: Lanes): string {
  const t = useText('timeline')
  const first = row.kind === 'several' ? row.tasks[0]! : null
  const group = useApp(({ live }) => (first === null ? null : (live?.state.tasks.get(first)?.group?.name ?? null)))
  switch (row.kind) {
    case 'section':
      return t(`section.${row.section}`)
    case 'several':
      if (row.group === null) return row.name
      return group === null ? t('groupUnnamed') : t('group', { name: group })
    case 'worker':
      return t('worker', { kind: row.lane.kind, n: row.lane.worker })
    default:
      return row.kind === 'task' ? nameOf(lanes, row.lane.task) : row.lane.name
  }
}

function useSaid(row: LaneRow, name: string): string {
  const t = useText('timeline')
  const states = useText('states')
  const kinds = useText('resources')
  const state = useTaskState(row.kind === 'task' ? row.lane : null)
  switch (row.kind) {
    case 'section':
      return t('lane.section', { name, n: row.count })
    case 'several':
      return isSampled(row)
        ? t('lane.sampled', { name, n: row.tasks.length, looked: LOOKED_AT })
        : t('lane.several', { name, n: row.tasks.length })
    case 'task':
      return t('lane.task', { name, state: states(state ?? 'ready'), n: row.lane.count })
    case 'resource':
      return t('lane.resource', { kind: kinds(`kind.${row.lane.kind}`), name, n: row.lane.count })
    case 'worker':
      return t('lane.worker', { name, n: row.lane.count })
  }
}

const isSampled = (row: Extract<LaneRow, { kind: 'several' }>): boolean => row.tasks.length > LOOKED_AT && !row.open

/** At the time cursor, or now; one that is forgotten is how it ended. */
function useTaskState(lane: TaskLane | null) {
  return useApp(({ live }) => (lane === null ? null : (live?.state.tasks.get(lane.task)?.state ?? lane.endState)))
}

function Inside({ row, name }: { row: LaneRow; name: string }) {
  const t = useText('timeline')
  switch (row.kind) {
    case 'section':
      return (
        <>
          <span>{name}</span>
          <Count>{t('count', { n: row.count })}</Count>
        </>
      )
    case 'several':
      return (
        <>
          <span className="cut">{row.group === null ? <code>{name}</code> : name}</span>
          <Count>{t('copies', { n: row.tasks.length })}</Count>
          {isSampled(row) ? <Sampled n={row.tasks.length} /> : null}
        </>
      )
    case 'task':
      return <TaskInside lane={row.lane} name={name} />
    case 'resource':
      return (
        <>
          <Icon name={row.lane.kind} size={12} />
          <code className="cut" title={name}>
            {name}
          </code>
          <span className={css.right}>
            <Top lane={row.lane} />
          </span>
        </>
      )
    case 'worker':
      return (
        <>
          <Icon name="cpu" size={12} />
          <span className="cut">{name}</span>
        </>
      )
  }
}

/** How many are drawn stays in sight where the head is narrow: of copies that are not drawn nothing else tells. */
function Sampled({ n }: { n: number }) {
  const t = useText('timeline')
  const values = { looked: LOOKED_AT, n }
  return (
    <span className={css.sampled} title={t('sampled', values)}>
      <span className={css.long}>{t('sampled', values)}</span>
      <span className={css.short}>{t('sampledShort', values)}</span>
    </span>
  )
}

function TaskInside({ lane, name }: { lane: TaskLane; name: string }) {
  const t = useText('timeline')
  const states = useText('states')
  const state = useTaskState(lane) ?? 'ready'
  const shielded = useApp(({ live }) => live?.state.tasks.get(lane.task)?.shielded ?? false)
  const [cancel] = lane.cancels
  const quiet = ENDED.includes(state) && state !== 'failed'
  return (
    <>
      <StateCell state={state} />
      <code className={quiet ? 'cut dim' : 'cut'} title={name}>
        {name}
      </code>
      {shielded ? <Badge kind="shielded" label={states('shielded')} glyphOnly /> : null}
      {state === 'failed' && lane.endedAt !== null ? (
        <span className={css.right}>{t('right.endedAt', { at: inSeconds(lane.endedAt, 3) })}</span>
      ) : cancel ? (
        <span className={css.right}>{t('right.cancelAt', { at: inSeconds(cancel.at, 3) })}</span>
      ) : null}
    </>
  )
}

function Top({ lane: { kind, capacity } }: { lane: ResourceLane }) {
  const t = useText('timeline')
  if (kind === 'queue') return capacity > 0 ? t('right.queue', { top: capacity }) : t('right.queueUnbounded')
  if (kind === 'semaphore' || kind === 'barrier') return t(`right.${kind}`, { top: capacity })
  return t(`right.${kind}`)
}
