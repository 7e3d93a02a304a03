/** Runs a program under the virtual clock and writes its trace, as `oracle.py` does with CPython. */
import {
  type Awaitable,
  EventLoop,
  type Future,
  gather,
  type LoopHost,
  type Task,
} from '../../electron/runtime/index.ts'
import { type Json, ProgramError, type Trace } from './program.ts'
import * as python from './python.ts'

const MAX_EVENTS = 20_000
const MAX_TURNS = 1_000_000

/** What a program's text finds as `py`. */
export type Python = ReturnType<typeof pythonFor>
/** Makes the main coroutine, given what it may use. */
export type Loader = (py: Python) => Awaitable<unknown>

const NO_HOST: LoopHost = {
  now: () => 0,
  soon: () => {},
  wakeAt: () => () => {},
}

export function run(load: Loader): Trace {
  const loop = new EventLoop({ clock: 'virtual', host: NO_HOST })
  const trace: (readonly [number, string, Json])[] = []
  const now = (): number => Math.round(loop.time() * 1e6)
  const emit = (who: string, value: unknown): void => {
    trace.push([now(), who, python.plain(value)])
    if (trace.length > MAX_EVENTS) throw new ProgramError(`more than ${MAX_EVENTS} events`)
  }
  const py = pythonFor(loop, now, emit)
  const main = loop.within(() => loop.createTask(load(py)))
  untilDone(loop, main)
  if (!main.done()) return { trace, main: { deadlock: unfinished(loop) }, end: now() }
  const ended = python.outcome(main)
  cancelRest(loop)
  return { trace, main: ended, end: now() }
}

function pythonFor(loop: EventLoop, now: () => number, emit: (who: string, value: unknown) => void) {
  const logCallback = (label: Json): void => emit('loop', label)
  return {
    ...python,
    now,
    logCallback,
    log: (value: unknown): void => emit(loop.currentTask?.name ?? 'loop', value),
    /** Writes a task's end to the trace; to be called right at its creation. */
    watched(task: Task): Task {
      task.addDoneCallback(() => emit(task.name, { done: python.outcome(task) }))
      return task
    },
  }
}

/** Runs whole turns until `future` has told its callbacks, or nothing can happen any more. */
function untilDone(loop: EventLoop, future: Future): void {
  let told = false
  future.addDoneCallback(() => {
    told = true
  })
  for (let turns = 0; !told && loop.stepTurn(); turns++)
    if (turns > MAX_TURNS) throw new ProgramError(`more than ${MAX_TURNS} turns`)
}

/** What is unfinished when main ends is cancelled in the order of creation, and awaited. */
function cancelRest(loop: EventLoop): void {
  const rest = [...loop.tasks]
  if (rest.length === 0) return
  const all = loop.within(() => {
    for (const task of rest) task.cancel()
    return gather(rest, { returnExceptions: true })
  })
  untilDone(loop, all)
}

const unfinished = (loop: EventLoop): string[] => [...loop.tasks].map(task => task.name).sort()
