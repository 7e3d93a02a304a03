/**
 * Async functions and promises as they come, with the quickest package for what they lack: async-sema for a lock, fastq for a
 * bounded number at a time. `turn` is a real turn of the event loop, which is what `asyncio.sleep(0)` means; the lock, the
 * semaphore and the queue have the advantage of `await null`, which lets neither timers nor I/O in.
 */
import { Sema } from 'async-sema'
import fastq from 'fastq'
import { answer, memory } from '../workloads/measure.ts'
import { check, delays, times } from '../workloads/support.ts'

const turn = () => new Promise(resolve => setImmediate(resolve))

const spawn = {
  count: 200_000,
  async run() {
    const one = async () => {
      await turn() // an async function begins at once: this is what makes it a task that is scheduled
      return 1
    }
    const results = await Promise.all(times(200_000, one))
    check(results.length === 200_000)
  },
}

const switching = {
  count: 1000 * 1000,
  async run() {
    const ticking = async () => {
      for (let i = 0; i < 1000; i++) await turn()
    }
    await Promise.all(times(1000, ticking))
  },
}

const DELAYS = delays(100_000)

const timers = {
  count: 100_000,
  idleSeconds: 0.1,
  async run() {
    const sleeping = async seconds => {
      await new Promise(resolve => setTimeout(resolve, seconds * 1000))
    }
    await Promise.all(DELAYS.map(sleeping))
  },
}

const lock = {
  count: 100 * 1000,
  async run() {
    const lock = new Sema(1)
    let entered = 0
    const contender = async () => {
      for (let i = 0; i < 1000; i++) {
        await lock.acquire()
        try {
          await null
          entered++
        } finally {
          lock.release()
        }
      }
    }
    await Promise.all(times(100, contender))
    check(entered === 100_000)
  },
}

const semaphore = {
  count: 10_000,
  async run() {
    const ten = fastq.promise(async () => {
      await null
    }, 10)
    const comer = async () => {
      await ten.push()
    }
    await Promise.all(times(10_000, comer))
  },
}

const queue = {
  count: 200_000,
  async run() {
    let got = 0
    const queue = fastq.promise(async () => {
      got++
    }, 4)
    const producer = async () => {
      for (let i = 0; i < 50_000; i++) await queue.push(i)
    }
    await Promise.all(times(4, producer))
    check(got === 200_000)
  },
}

const CANCELLED = new Error('cancelled')

/** Made by hand, with an error that is made once: five to ten times as fast as AbortController. */
const cancelling = cleanUp => ({
  count: 100_000,
  async run() {
    let ended = 0
    const cancels = []
    const sleep = () =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(resolve, 3_600_000)
        cancels.push(() => {
          clearTimeout(timer)
          reject(CANCELLED)
        })
      })
    const plain = async () => {
      await sleep()
    }
    const cleaning = async () => {
      try {
        await sleep()
      } finally {
        ended++
      }
    }
    const tasks = times(100_000, cleanUp ? cleaning : plain)
    await turn()
    const begun = performance.now()
    for (const cancel of cancels) cancel()
    const outcomes = await Promise.allSettled(tasks)
    const seconds = (performance.now() - begun) / 1000
    check(outcomes.every(({ status }) => status === 'rejected') && ended === (cleanUp ? 100_000 : 0))
    return seconds
  },
})

const memoryOfTask = {
  measure: () =>
    memory(100_000, async count => {
      const timers = []
      const sleeping = async () => {
        await new Promise(resolve => timers.push(setTimeout(resolve, 3_600_000)))
      }
      const tasks = times(count, sleeping)
      await new Promise(resolve => setTimeout(resolve, 50))
      return { tasks, timers }
    }),
}

await answer('promises', {
  spawn,
  switch: switching,
  timers,
  lock,
  semaphore,
  queue,
  cancel: cancelling(false),
  'cancel-finally': cancelling(true),
  memory: memoryOfTask,
})
