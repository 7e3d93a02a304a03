/** The log of a busy run that never was: one task runs at a time, others wait or are woken; as many events as one likes. */
import { LogEncoder } from '../../../shared/log/index.ts'
import type { Reply, Req, Res } from '../../../shared/protocol/commands.ts'
import type { RunEvent, Waiting } from '../../../shared/protocol/events.ts'
import { applyEvents } from '../../../shared/state/reducer.ts'
import { emptyRun, type RunState } from '../../../shared/state/run-state.ts'
import { seeded } from '../../support/lanes.ts'

/** As the recorder has it. */
const EVENTS_A_SEGMENT = 65_536
const PART_BYTES = 1024 * 1024

interface Task {
  state: 'waiting' | 'ready' | 'running'
  steps: number
  ran: number
  waited: number
  since: number
}

/** Holds the whole log in memory and answers as a host does. */
export class BusyLog {
  readonly segments: Uint8Array[][] = []
  bytes = 0
  at = 0
  #state: RunState = emptyRun
  #encoder: LogEncoder | null = null
  /** The segments as files are: each in one piece. */
  readonly #files: readonly Buffer[]

  constructor(events: number, tasks: number, seed = 1) {
    let batch: RunEvent[] = []
    for (const event of busyEvents(events, tasks, seed)) {
      if (batch.length === EVENTS_A_SEGMENT) {
        this.#write(batch)
        batch = []
      }
      batch.push(event)
    }
    this.#write(batch)
    this.#files = this.segments.map(parts => Buffer.concat(parts))
  }

  #write(events: readonly RunEvent[]): void {
    this.#newSegment()
    this.#encoder!.keyFrame(this.#state)
    events.forEach((event, i) => {
      this.#encoder!.event(event)
      if (i % 2_000 === 0) this.#encoder!.flush()
    })
    this.#encoder!.flush()
    this.#state = applyEvents(this.#state, events)
    this.at = this.#state.at
  }

  #newSegment(): void {
    const parts: Uint8Array[] = []
    this.segments.push(parts)
    this.#encoder = new LogEncoder({
      write: bytes => {
        parts.push(bytes)
        this.bytes += bytes.length
      },
    })
    this.#encoder.greet()
  }

  read({ segment, offset }: Omit<Req<'log.read'>, 'run'>): Reply<Res<'log.read'>> {
    const file = this.#files[segment]!
    const bytes = file.subarray(offset, offset + PART_BYTES)
    const end = offset + bytes.length
    const last = segment >= this.segments.length - 1
    const whole = end >= file.length
    return {
      ok: true,
      value: {
        ...{ oldest: 0, segment, offset, bytes: bytes.toString('base64') },
        next: whole && !last ? { segment: segment + 1, offset: 0 } : { segment, offset: end },
        state: whole && last ? 'end' : 'more',
      },
    }
  }
}

const WAITS: readonly Waiting[] = [
  { for: 'resource', resource: 1, to: 'acquire' },
  { for: 'resource', resource: 2, to: 'get' },
  { for: 'future' },
]

function* busyEvents(events: number, count: number, seed: number): Generator<RunEvent> {
  const random = seeded(seed)
  let seq = 0
  let at = 0
  const tasks: Task[] = []
  yield { type: 'run.started', seq: ++seq, at, graph: 'busy', clock: 'real', seed, speed: 1, workers: 2 }
  yield lock(++seq)
  for (let task = 1; task <= count; task++) {
    tasks.push({ state: 'ready', steps: 0, ran: 0, waited: 0, since: 0 })
    const name = `task[${task}]`
    yield {
      type: 'task.created',
      seq: ++seq,
      at,
      task,
      name,
      node: 'task',
      copy: task,
      parent: null,
      body: false,
      group: null,
    }
  }
  const ready = tasks.map((_, i) => i + 1)
  const asleep: number[] = []
  let running: number | null = null
  while (seq < events) {
    const wakes = asleep.length > 0 && (ready.length === 0 || random() < 0.4)
    const id: number = wakes ? takeAny(asleep, random) : (running ?? takeAny(ready, random))
    const task = tasks[id - 1]!
    at += 1 + Math.floor(random() * 20)
    if (wakes) {
      task.waited += at - task.since
      task.state = 'ready'
      ready.push(id)
    } else if (running === null) {
      task.state = 'running'
      task.steps++
      running = id
    } else {
      task.ran += at - task.since
      task.state = 'waiting'
      asleep.push(id)
      running = null
    }
    task.since = at
    const waiting = task.state === 'waiting' ? WAITS[Math.floor(random() * WAITS.length)]! : null
    const { state, since, steps, ran, waited } = task
    yield {
      ...{ type: 'task.changed', seq: ++seq, at, task: id, state, since, waiting, deadline: null },
      ...{ site: null, steps, ran, waited },
    }
  }
}

function takeAny(from: number[], random: () => number): number {
  const at = Math.floor(random() * from.length)
  const last = from.pop()!
  if (at === from.length) return last
  const taken = from[at]!
  from[at] = last
  return taken
}

const lock = (seq: number): RunEvent => ({
  ...{ type: 'resource.created', seq, at: 0, resource: 1, name: 'till', declared: true },
  stats: { kind: 'lock', owner: null, since: null, waiters: [], waiting: 0 },
})
