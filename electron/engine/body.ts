/**
 * What one task of a graph does, from the outside in: retry → timeout → shield → holds → body. So a timeout bounds one try,
 * with the taking of what it holds; a shielded body keeps what it holds until it has ended, though its task be cancelled.
 */
import type { TaskSpec } from '../../shared/graph/model.ts'
import {
  CancelledError,
  type EventLoop,
  type Operation,
  requestCancel,
  shield,
  sleep,
  type Task,
  timeout,
  waitingFor,
} from '../runtime/index.ts'
import type { World } from '../world/index.ts'
import { command, request } from './errands.ts'
import type { Executors } from './executors.ts'
import { markOf } from './marks.ts'
import type { Recorder } from './recorder.ts'
import type { Holdable } from './resources.ts'
import { fillIn, type Inputs } from './templates.ts'

export interface BodyParts {
  readonly loop: EventLoop
  readonly recorder: Recorder
  readonly executors: Executors
  readonly world: World
  readonly holdable: ReadonlyMap<string, Holdable>
  /** Starts the task's script. */
  readonly script: (inputs: Inputs) => unknown
}

/** The reason of a task that pauses before its next try. */
export class RetryPause {
  readonly until: number
  readonly attempt: number
  constructor(until: number, attempt: number) {
    this.until = until
    this.attempt = attempt
  }
}

/** All tries. `attempt` counts from 1. */
export function* tries(spec: TaskSpec, inputs: Inputs, parts: BodyParts): Operation<unknown> {
  const last = spec.retry?.attempts ?? 1
  for (let attempt = 1; ; attempt++) {
    try {
      return yield* bounded(spec, inputs, parts)
    } catch (error) {
      if (CancelledError.is(error) || attempt >= last || spec.retry === null) throw error
      yield* pause(spec.retry.delay * spec.retry.factor ** (attempt - 1), attempt + 1, parts.loop)
    }
  }
}

function* pause(seconds: number, attempt: number, loop: EventLoop): Operation<void> {
  const until = loop.time() + seconds
  const over = waitingFor(new RetryPause(until, attempt), 'retry')
  const timer = loop.callAt(until, () => {
    if (!over.done()) over.setResult(undefined)
  })
  try {
    yield* over
  } finally {
    timer.cancel()
  }
}

function* bounded(spec: TaskSpec, inputs: Inputs, parts: BodyParts): Operation<unknown> {
  if (spec.timeout === null) return yield* shielded(spec, inputs, parts)
  return yield* timeout(spec.timeout, () => shielded(spec, inputs, parts))
}

function* shielded(spec: TaskSpec, inputs: Inputs, parts: BodyParts): Operation<unknown> {
  if (!spec.shield) return yield* holding(spec, inputs, parts)
  const owner = parts.loop.currentTask as Task
  const body = parts.recorder.declareBody(owner, () =>
    parts.loop.createTask(holding(spec, inputs, parts), { name: `${owner.name}.body` }),
  )
  try {
    return yield* shield(body)
  } catch (error) {
    if (!CancelledError.is(error) || body.done() || markOf(owner).shielded) throw error
    requestCancel(body, { by: 'task', task: owner }) // its shield was taken off
    return yield* body
  }
}

function* holding(spec: TaskSpec, inputs: Inputs, parts: BodyParts): Operation<unknown> {
  const held: Holdable[] = []
  try {
    for (const name of spec.holds) {
      const resource = parts.holdable.get(name)!
      yield* resource.acquire()
      held.push(resource)
    }
    return yield* body(spec, inputs, parts)
  } finally {
    for (const resource of held.reverse()) resource.release()
  }
}

function* body(spec: TaskSpec, inputs: Inputs, parts: BodyParts): Operation<unknown> {
  switch (spec.does.kind) {
    case 'sleep':
      return yield* sleep(spec.does.seconds)
    case 'call': {
      const { executor, function: name, args } = spec.does
      const kind = executor === 'threads' ? 'thread' : 'process'
      return yield* parts.executors.shared(kind).call(name, fillIn(args, inputs) as unknown[])
    }
    case 'script':
      return yield parts.script(inputs)
    case 'http':
      return yield* request(spec.does, inputs, parts.world)
    case 'command':
      return yield* command(spec.does, inputs, parts.world)
  }
}
