import { nodeLoopHost } from '../../../electron/runs/loop-host.ts'
import { EventLoop, type Steps } from '../../../electron/runtime/index.ts'

/** Runs `main` as the first task of a loop of its own, as `asyncio.run` does. */
export function onLoop<T>(main: () => Steps<T>, clock: 'real' | 'virtual' = 'real'): Promise<T> {
  const loop = new EventLoop({ clock, host: nodeLoopHost() })
  const task = loop.createTask(main())
  return new Promise((resolve, reject) => {
    task.addDoneCallback(() => {
      loop.close()
      try {
        resolve(task.result())
      } catch (error) {
        reject(error)
      }
    })
    loop.start()
  })
}

export const times = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i))

export function check(right: boolean): void {
  if (!right) throw new Error('the workload did not do its work')
}
