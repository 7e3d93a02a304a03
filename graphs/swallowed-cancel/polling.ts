import { sleep } from 'yieldpoint'

const TRIES = 6

/** Catches everything: what cancels it is taken for one more error of the station. */
export async function mistake(log) {
  for (let n = 1; n <= TRIES; n++) {
    try {
      await sleep(1)
      throw new Error('no answer')
    } catch (error) {
      log(`try ${n}: ${error instanceof Error ? error.message : error.name}`)
    }
  }
}

/** A CancelledError is no Error: what is not one goes on its way. */
export async function repair(log) {
  for (let n = 1; n <= TRIES; n++) {
    try {
      await sleep(1)
      throw new Error('no answer')
    } catch (error) {
      if (!(error instanceof Error)) throw error
      log(`try ${n}: ${error.message}`)
    }
  }
}
