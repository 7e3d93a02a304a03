/** Watched by the tests: anna holds the oven for ever, ben waits for it. Ends when both have. */
import { createTask, gather, Lock, monitor, run, sleep } from '../../../electron/library/index.ts'

const oven = new Lock({ name: 'oven' })

function* bake(minutes: number) {
  yield* oven.acquire()
  try {
    yield* sleep(minutes * 60)
  } finally {
    oven.release()
  }
  return 'bread'
}

function* main() {
  const anna = createTask(bake(60), { name: 'anna' })
  const ben = createTask(bake(0), { name: 'ben' })
  yield* gather([anna, ben], { returnExceptions: true })
}

const watched = await monitor({ name: 'bakery' })
process.send?.({ address: watched.address, secret: watched.secret })
process.on('message', message => {
  if (message === 'log') watched.log('fresh', { bread: 3 })
  if (message === 'block') for (;;);
})
process.channel?.unref()
await run(main)
