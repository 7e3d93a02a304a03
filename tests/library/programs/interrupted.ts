/** Is told to stop, and how often it refuses: an argument. Says what happened to it. */
import { CancelledError, Event, KeyboardInterrupt, run, sleep } from '../../../electron/library/index.ts'

function* main() {
  let refusals = Number(process.argv[2])
  for (;;) {
    process.send?.('waiting')
    try {
      yield* new Event().wait()
    } catch (error) {
      if (!(error instanceof CancelledError) || refusals-- <= 0) throw error
      console.log('refused')
    } finally {
      yield* sleep(0)
      console.log('cleaned up')
    }
  }
}

setInterval(() => {}, 1_000_000).unref()
process.channel?.ref()
await run(main).catch(error => console.log(error instanceof KeyboardInterrupt, process.listenerCount('SIGINT')))
process.disconnect?.()
