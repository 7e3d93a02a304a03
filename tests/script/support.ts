/** Runs scripts on the virtual clock, in this thread and with the walls up. */
import { CancelledError, EventLoop, type LoopHost, type Task } from '../../electron/runtime/index.ts'
import { type LoadedScript, ModuleLoader, type ReadScript } from '../../electron/script/index.ts'
import type { ScriptSource } from '../../shared/graph/model.ts'

/** Nothing comes from outside of a test, so its loop never needs a host. */
const NO_HOST: LoopHost = { now: () => 0, soon: () => {}, wakeAt: () => () => {} }

export const inline = (text: string, line = 1, indent = 0): ScriptSource => ({
  file: 'kitchen.taskgraph.yaml',
  inline: true,
  text,
  line,
  indent,
})

export const readFrom =
  (files: Record<string, string>): ReadScript =>
  path =>
    Object.hasOwn(files, path) ? files[path]! : null

export class ScriptWorld {
  readonly loop = new EventLoop({ clock: 'virtual', host: NO_HOST })
  readonly notes: unknown[] = []
  readonly loaded: LoadedScript[] = []
  readonly loader: ModuleLoader

  constructor(files: Record<string, string> = {}) {
    this.loader = new ModuleLoader({
      services: {
        now: () => this.loop.time(),
        random: () => 0.5,
        log: (...values) => this.notes.push(values.length === 1 ? values[0] : values),
      },
      read: readFrom(files),
      onLoaded: script => this.loaded.push(script),
    })
  }

  /** Makes a task of a script's default export. */
  start(source: ScriptSource | string, argument: Record<string, unknown> = {}): Task {
    const script = this.loader.load(typeof source === 'string' ? inline(source) : source)
    const started = () =>
      script({ log: this.loader.share((value: unknown) => void this.notes.push(value)), ...argument })
    return this.loop.within(() => this.loop.createTask(awaitIt(started), { name: 'main' }))
  }

  /** Starts it, runs until nothing can happen any more, and tells how it ended. */
  run(source: ScriptSource | string, argument?: Record<string, unknown>): Task {
    const task = this.start(source, argument)
    this.loop.untilIdle()
    return task
  }
}

function* awaitIt(start: () => unknown): Generator<unknown, unknown, unknown> {
  return yield start()
}

/** What the script noted, then how it ended. */
export function notesOf(source: string, files?: Record<string, string>): unknown[] {
  const world = new ScriptWorld(files)
  const task = world.run(source)
  if (!task.done()) return [...world.notes, 'never ends']
  const error = task.cancelled() ? new CancelledError() : task.exception()
  return error === null ? world.notes : [...world.notes, `${(error as Error).name}: ${(error as Error).message}`]
}
