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
