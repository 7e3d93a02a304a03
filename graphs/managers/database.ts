import { asyncContextManager, sleep } from 'yieldpoint'

class Connection {
  constructor(readonly log) {}

  async [Symbol.asyncDispose]() {
    await sleep(0.5)
    this.log('disconnected')
  }
}

/** A context manager by hand: an object that says how it is left. */
export async function connect(log) {
  await sleep(0.5)
  log('connected')
  return new Connection(log)
}

/** One from a generator: what is before its yield enters, what is behind it leaves; errors of the block arrive at the yield. */
export const transaction = asyncContextManager(async function* ({ log }) {
  const rows = []
  try {
    yield rows
    await sleep(0.5)
    log(`committed: ${rows}`)
  } catch (error) {
    await sleep(0.5)
    log(`rolled back: ${error.message || error.name}`)
    throw error
  }
})
