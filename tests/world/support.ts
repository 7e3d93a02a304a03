/** Runs tasks on a real loop with a world of their own; everything in it is on loopback. */
import { onTestFinished } from 'vitest'
import { nodeLoopHost } from '../../electron/runs/loop-host.ts'
import {
  coroutineFunction,
  EventLoop,
  type Operation,
  Resource,
  type ResourceStats,
  type Steps,
  type Task,
} from '../../electron/runtime/index.ts'
import { World } from '../../electron/world/index.ts'
import { Waits } from '../../electron/world/streams/waits.ts'
import { NO_PERMISSIONS, type Permissions } from '../../shared/graph/permissions.ts'

export interface OutsideWorld {
  readonly loop: EventLoop
  readonly world: World
  readonly face: World['face']
  spawn<T>(name: string, body: () => Operation<T>): Task<T>
  /** Runs it to its end. */
  run<T>(body: () => Operation<T>): Promise<T>
  /** Resolves when it has ended, however it did. */
  ended(task: Task): Promise<void>
  /** Nothing can happen any more: nothing ready, no timer, nothing open. */
  idle(): Promise<void>
}

const LOOPBACK_ONLY: Permissions = {
  connect: ['127.0.0.1:*', 'localhost:*'],
  listen: ['127.0.0.1:0'],
  run: [process.execPath, 'sh', './tool'],
  http: ['http://127.0.0.1:*'],
}

export interface OutsideOptions {
  readonly clock?: 'real' | 'virtual'
  readonly declared?: Permissions
  readonly allowed?: readonly string[]
  readonly folder?: string | null
}

export const itemsOf = (permissions: Permissions): string[] =>
  Object.entries(permissions).flatMap(([kind, entries]: [string, readonly string[]]) =>
    entries.map(entry => `${kind}:${entry}`),
  )

export function outside(options: OutsideOptions = {}): OutsideWorld {
  const { clock = 'real', declared = LOOPBACK_ONLY, folder = import.meta.dirname } = options
  const loop = new EventLoop({ clock, host: nodeLoopHost() })
  const idle: (() => void)[] = []
  loop.onIdle = () => {
    for (const resolve of idle.splice(0)) resolve()
  }
  const environment = { PATH: process.env['PATH'] ?? '' }
  const world = new World({ declared, allowed: options.allowed ?? itemsOf(declared), folder, environment })
  loop.start()
  onTestFinished(async () => {
    await world.end()
    loop.close()
  })
  const spawn = <T>(name: string, body: () => Operation<T>): Task<T> => {
    const steps = coroutineFunction(function* () {
      return yield* body()
    }, name)
    return loop.within(() => loop.createTask(steps(), { name }))
  }
  const ended = (task: Task): Promise<void> => new Promise(resolve => task.addDoneCallback(() => resolve()))
  return {
    loop,
    world,
    face: world.face,
    spawn,
    ended,
    async run(body) {
      const task = spawn('main', body)
      await ended(task as Task)
      return task.result()
    },
    idle: () => new Promise(resolve => idle.push(resolve)),
  }
}

export const nothing = NO_PERMISSIONS

class Pipe extends Resource {
  readonly kind = 'connection'
  readonly waits = new Waits(this)

  stats(): ResourceStats {
    return { kind: 'cell', value: null, changedBy: null }
  }
}

/** What a reader or writer of a test waits at. */
export const testWaits = (at: { within<T>(run: () => T): T }): Waits => at.within(() => new Pipe({})).waits

/** The code or class of what `operation` throws. */
export function* thrownIn(operation: Operation<unknown>): Steps<string> {
  try {
    yield* operation
    return 'nothing'
  } catch (error) {
    const { code, name } = error as { code?: string; name: string }
    return code ?? name
  }
}
