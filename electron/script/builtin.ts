/** What scripts import from 'yieldpoint': the runtime, as far as a script may have it. `shared/script/yieldpoint.d.ts` declares it. */
import { YieldpointError } from '../../shared/errors.ts'
import { Awaiting } from '../runtime/coroutine.ts'
import { Gathering } from '../runtime/gather.ts'
import {
  ALL_COMPLETED,
  AsCompleted,
  AsyncGenerator,
  aclosing,
  allTasks,
  asCompleted,
  asyncContextManager,
  Barrier,
  BoundedSemaphore,
  BrokenBarrierError,
  CancelledError,
  Cell,
  Closing,
  Condition,
  Context,
  ContextVar,
  Coroutine,
  callAt,
  callLater,
  callSoon,
  copyContext,
  createTask,
  currentTask,
  Entered,
  Event,
  ExceptionGroup,
  FIRST_COMPLETED,
  FIRST_EXCEPTION,
  Future,
  gather,
  Hold,
  InvalidStateError,
  LifoQueue,
  Lock,
  PriorityQueue,
  ProcessPoolExecutor,
  processes,
  Queue,
  QueueEmpty,
  QueueFull,
  QueueShutDown,
  runInExecutor,
  ScheduledCall,
  Semaphore,
  shield,
  sleep,
  Task,
  TaskGroup,
  ThreadPoolExecutor,
  TimeoutError,
  TimeoutScope,
  Token,
  taskGroup,
  threads,
  timeout,
  timeoutAt,
  toThread,
  Wait,
  wait,
  waitFor,
} from '../runtime/index.ts'
import { Passage } from '../runtime/passage.ts'
import { Sleep, Turn } from '../runtime/sleep.ts'
import { Waiter } from '../runtime/waiters.ts'
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
  ...{ sleep, createTask, currentTask, allTasks, gather, shield, timeout, timeoutAt },
  ...{ wait, ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, waitFor, asCompleted },
  ...{ taskGroup, TaskGroup: closedFace(TaskGroup), ExceptionGroup, callSoon, callLater, callAt },
  ...{ CancelledError, TimeoutError, InvalidStateError, BrokenBarrierError, QueueEmpty, QueueFull, QueueShutDown },
  ...{ Future: openFace(Future), Task: closedFace(Task), Event, Lock, Semaphore, BoundedSemaphore, Condition, Barrier },
  ...{ Queue, LifoQueue, PriorityQueue, Cell },
  ...{ ContextVar, copyContext, asyncContextManager, aclosing },
  ...{ toThread, runInExecutor, threads, processes, ThreadPoolExecutor, ProcessPoolExecutor },
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
  ...[Coroutine, Passage, Hold, TimeoutScope, Gathering, Sleep, Turn, Wait, Waiter, Awaiting],
  ...[AsCompleted, ScheduledCall, AsyncGenerator, Entered, Closing, Context, Token, YieldpointError],
  ...[StreamReader, StreamWriter, Server, Subprocess, HttpResponse, HttpSession],
]

/** Classes whose insides scripts could reach through their objects, to be hardened with what they are seen as. */
export const MET_BY_SCRIPTS: readonly unknown[] = [Future, Task, TaskGroup, ...MET, ...MET.map(closedFace)]
