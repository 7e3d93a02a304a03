/** What scripts import from 'yieldpoint': the runtime, as far as a script may have it. `yieldpoint.d.ts` declares it. */
import { YieldpointError } from '../../shared/errors.ts'
import { Gathering } from '../runtime/gather.ts'
import {
  BoundedSemaphore,
  CancelledError,
  Cell,
  Coroutine,
  createTask,
  currentTask,
  Event,
  Future,
  gather,
  Hold,
  InvalidStateError,
  LifoQueue,
  Lock,
  PriorityQueue,
  Queue,
  QueueEmpty,
  QueueFull,
  Semaphore,
  shield,
  sleep,
  Task,
  TimeoutError,
  TimeoutScope,
  timeout,
  Wait,
} from '../runtime/index.ts'
import { Sleep } from '../runtime/sleep.ts'
import {
  DEVNULL,
  HttpResponse,
  HttpSession,
  IncompleteReadError,
  LimitOverrunError,
  PIPE,
  Server,
  StreamReader,
  StreamWriter,
  Subprocess,
  utf8,
  World,
} from '../world/index.ts'
import type { RUNTIME_NAMES, SERVICE_NAMES, WORLD_NAMES, WORLD_VALUES } from './builtin-names.ts'
import { closedFace, openFace } from './faces.ts'
import { AsyncGenerator } from './helpers/async-generator.ts'

/** What a run gives its scripts; each stays the same for all of them. */
export interface RunServices extends Record<(typeof SERVICE_NAMES)[number], unknown> {
  /** Seconds of the run's clock. */
  now(): number
  /** Seeded, in [0, 1). */
  random(): number
  log(...values: unknown[]): void
  /** What reaches outside; without it, everything there is refused. */
  readonly world?: WorldFace
}

export type WorldFace = Readonly<Record<(typeof WORLD_NAMES)[number], unknown>>

const RUNTIME: Record<(typeof RUNTIME_NAMES)[number], unknown> = {
  ...{ sleep, createTask, currentTask, gather, shield, timeout },
  ...{ CancelledError, TimeoutError, InvalidStateError, QueueEmpty, QueueFull },
  ...{ Future: openFace(Future), Task: closedFace(Task), Event, Lock, Semaphore, BoundedSemaphore },
  ...{ Queue, LifoQueue, PriorityQueue, Cell },
}

const WORLD: Record<(typeof WORLD_VALUES)[number], unknown> = {
  ...{ utf8, PIPE, DEVNULL, IncompleteReadError, LimitOverrunError },
}

export const makeBuiltin = ({ now, random, log, world }: RunServices): Readonly<Record<string, unknown>> => ({
  ...RUNTIME,
  ...WORLD,
  ...{ now, random, log },
  ...(world ?? new World().face),
})

/** Classes whose objects scripts meet without importing them. */
const MET = [
  ...[Coroutine, Hold, TimeoutScope, Gathering, Sleep, Wait, AsyncGenerator, YieldpointError],
  ...[StreamReader, StreamWriter, Server, Subprocess, HttpResponse, HttpSession],
]

/** Classes whose insides scripts could reach through their objects, to be hardened with what they are seen as. */
export const MET_BY_SCRIPTS: readonly unknown[] = [Future, Task, ...MET, ...MET.map(closedFace)]
