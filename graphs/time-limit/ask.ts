import { log, sleep } from 'yieldpoint'

/** Stands for a request: what it takes is time, not work. */
export async function ask(who, seconds) {
  try {
    await sleep(seconds)
    return `${who}: answered`
  } finally {
    log(`${who}: connection closed`)
  }
}
