import { log, sleep, TimeoutError, timeout } from 'yieldpoint'

/** Asks the server for at most `inner` seconds, then a slower copy of it; for at most `outer` seconds in all. */
export async function ask(who, { inner, outer }) {
  try {
    await timeout(outer, () => askBoth(who, inner))
  } catch (error) {
    if (!(error instanceof TimeoutError)) throw error
    log(`${who}: no time left`)
  }
}

async function askBoth(who, inner) {
  try {
    await timeout(inner, () => sleep(10))
  } catch (error) {
    if (!(error instanceof TimeoutError)) throw error
    log(`${who}: the server is slow, ask the copy`)
    await sleep(2)
    log(`${who}: the copy answered`)
  }
}
