import { sleep } from 'yieldpoint'

const COPYING = 15
const REMOVING = 2

/** Makes a copy in fifteen seconds. Whatever happens, no unfinished copy is left. */
export async function backup(copies, log) {
  copies.value += 1
  let finished = false
  try {
    await sleep(COPYING)
    finished = true
    log('the copy is complete')
  } finally {
    if (!finished) {
      log('removing the unfinished copy')
      await sleep(REMOVING)
    }
    copies.value -= 1
  }
}
