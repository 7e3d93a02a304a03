/** A run written by hand: each call is an event, numbered and stamped as a recorder would. */
import type {
  Batch,
  Outcome,
  ResourceStats,
  RunEvent,
  TaskGroupRef,
  TaskState,
  Waiting,
} from '../../shared/protocol/events.ts'
import { applyEvents } from '../../shared/state/reducer.ts'
import { emptyRun, type RunState } from '../../shared/state/run-state.ts'

type Unstamped<E> = E extends unknown ? Omit<E, 'seq' | 'at'> : never
type Created = Partial<{ node: string; copy: number; parent: number; body: boolean; group: TaskGroupRef }>

export class ScriptedRun {
  readonly events: RunEvent[] = []
  #at = 0
  #sent = 0

  /** Seconds of the run's clock go by. */
  pass(seconds: number): this {
    this.#at += seconds * 1e6
    return this
  }

  add(event: Unstamped<RunEvent>): this {
    this.events.push({ ...event, seq: this.events.length + 1, at: this.#at } as RunEvent)
    return this
  }

  start(clock: 'real' | 'virtual' = 'real', workers = 2): this {
    return this.add({ type: 'run.started', graph: 'Pizza kitchen', clock, seed: 7, speed: 1, workers })
  }

  task(task: number, name: string, { node, copy, parent, body = false, group }: Created = {}): this {
    return this.add({
      type: 'task.created',
      task,
      name,
      node: node ?? null,
      copy: copy ?? null,
      parent: parent ?? null,
      body,
      group: group ?? null,
    })
  }

  is(task: number, state: TaskState, waiting: Waiting | null = null, deadline: number | null = null): this {
    return this.add({
      type: 'task.changed',
      task,
      state,
      since: this.#at,
      waiting,
      deadline,
      site: null,
      steps: 1,
      ran: 0,
      waited: 0,
    })
  }

  waits(task: number, resource: number, to: 'acquire' | 'get' | 'put' | 'join' | 'wait' = 'acquire'): this {
    return this.is(task, 'waiting', { for: 'resource', resource, to })
  }

  cancelRequested(task: number): this {
    return this.add({
      type: 'task.cancelRequested',
      task,
      request: { by: 'user', task: null, reason: null, at: this.#at },
    })
  }

  ended(task: number, state: 'finished' | 'cancelled' = 'finished'): this {
    const outcome: Outcome = state === 'finished' ? { kind: 'returned', value: null } : { kind: 'cancelled' }
    return this.add({ type: 'task.ended', task, state, outcome, site: null, steps: 2, ran: 0, waited: 0 })
  }

  resource(resource: number, name: string, stats: ResourceStats): this {
    return this.add({ type: 'resource.created', resource, name, declared: true, stats })
  }

  lock(resource: number, name: string, owner: number | null = null, waiters: number[] = []): this {
    const since = owner === null ? null : this.#at
    return this.resource(resource, name, { kind: 'lock', owner, since, waiters, waiting: waiters.length })
  }

  get state(): RunState {
    return applyEvents(emptyRun, this.events)
  }

  /** What was added since the last batch. */
  batch(run = 1, merged = 0): Batch {
    const from = this.#sent
    this.#sent = this.events.length
    return { run, from, to: this.#sent, at: this.#at, merged, dropped: 0, events: this.events.slice(from) }
  }
}
