/** What a resource shows of itself: slots that fill, and a line. */
import { assertNever } from '../../../../shared/assert-never.ts'
import type { Micros, TaskId } from '../../../../shared/ids.ts'
import { isOutside, type ResourceStats } from '../../../../shared/protocol/events.ts'
import type { ResourceRecord, RunState } from '../../../../shared/state/run-state.ts'
import { holdersOf } from '../../../../shared/state/selectors.ts'
import type { graph } from '../../../i18n/messages/graph.ts'
import { seconds } from '../../../i18n/numbers.ts'
import { taskName } from '../../reasons/names.ts'

export interface InstrumentLine {
  /** A message of `graph.instrument`. */
  readonly key: keyof typeof graph.en.instrument
  readonly values: Readonly<Record<string, string | number>>
  /** Somebody has it, it is set, it is open: drawn in full ink. */
  readonly on: boolean
}

export interface Instrument {
  /** `3/5`, at the right of the head. */
  readonly amount: string | null
  /** Each what is in it; null: empty. */
  readonly slots: readonly (string | null)[] | null
  readonly line: InstrumentLine | null
}

/** Slots that find room in a node. */
const SLOTS = 5

const line = (key: InstrumentLine['key'], values: InstrumentLine['values'] = {}, on = false): InstrumentLine => ({
  ...{ key, values, on },
})

const said = (found: InstrumentLine, amount: string | null = null): Instrument => ({ amount, slots: null, line: found })

export function instrumentOf(stats: ResourceStats, run: RunState, now: Micros): Instrument {
  switch (stats.kind) {
    case 'lock':
      return stats.since === null
        ? said(line('free'))
        : said(line('owner', { task: named(stats.owner, run), time: seconds(now - stats.since) }, true))
    case 'semaphore':
      return permits(stats, run)
    case 'queue':
      return slots(stats)
    case 'event':
      return said(stats.set ? line('set', { at: seconds(stats.since ?? 0) }, true) : line('notSet'))
    case 'condition':
      return said(line('condition', { n: stats.waiting, notified: stats.notified.length }, stats.waiting > 0))
    case 'barrier':
      return places(stats)
    case 'cell':
      return said(line('value', { value: stats.value }, true))
    case 'connection':
      return said(line('connection', { state: stats.state, peer: stats.peer }, stats.state === 'open'))
    case 'server':
      return said(line('server', { state: stats.state, open: stats.open }, stats.state === 'listening'))
    case 'process':
      return said(line('process', { state: stats.state, code: stats.returncode ?? 0 }, stats.state === 'running'))
    default:
      return assertNever(stats)
  }
}

const named = (task: TaskId | null, run: RunState): string => (task === null ? '?' : taskName(task, run))

function permits(stats: ResourceStats & { kind: 'semaphore' }, run: RunState): Instrument {
  const { value, free } = stats
  const amount = `${value - free}/${value}`
  if (value > SLOTS) return said(line('permits', { free, value }, free < value), amount)
  const taken = holdersOf(stats).flatMap(({ task, count }) => Array.from({ length: count }, () => named(task, run)))
  // A permit that nobody named holds is taken all the same.
  const shown = Array.from({ length: value }, (_, i) => taken[i] ?? (i < value - free ? '·' : null))
  return { amount, slots: shown, line: null }
}

function slots({ items, size, maxsize, shutdown }: ResourceStats & { kind: 'queue' }): Instrument {
  const amount = maxsize > 0 ? `${size}/${maxsize}` : String(size)
  if (shutdown !== null) return said(line('shutdown', { n: size }), amount)
  if (size === 0 && maxsize === 0) return said(line('empty'), amount)
  const length = Math.min(SLOTS, maxsize > 0 ? maxsize : items.length)
  return { amount, slots: Array.from({ length }, (_, i) => items[i] ?? null), line: null }
}

function places({ parties, waiting, state }: ResourceStats & { kind: 'barrier' }): Instrument {
  const amount = `${waiting}/${parties}`
  if (state !== 'filling') return said(line(state), amount)
  if (parties > SLOTS) return said(line('there', { there: waiting, parties }, waiting > 0), amount)
  return { amount, slots: Array.from({ length: parties }, (_, i) => (i < waiting ? '●' : null)), line: null }
}

/** Of many that are one node: how many of them are in use. */
export function manyOf(records: readonly ResourceRecord[]): Instrument {
  const used = records.filter(({ stats }) => inUse(stats)).length
  return said(line('many', { n: records.length, used }, used > 0))
}

function inUse(stats: ResourceStats): boolean {
  if (isOutside(stats)) return stats.state === 'open' || stats.state === 'listening' || stats.state === 'running'
  if (stats.kind === 'queue') return stats.size > 0
  if (stats.kind === 'event') return stats.set
  return holdersOf(stats).length > 0
}
