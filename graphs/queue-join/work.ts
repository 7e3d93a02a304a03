import { log, sleep } from 'yieldpoint'

/** Never ends by itself. A job that fails is done as well: otherwise `join` would wait for ever. */
export async function work(jobs, number) {
  for (;;) {
    const job = await jobs.get()
    try {
      await sleep(1 + number / 2)
      log(`worker ${number} has done job ${job}`)
    } finally {
      jobs.taskDone()
    }
  }
}
