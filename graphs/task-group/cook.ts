import { log, sleep } from 'yieldpoint'

/** Whatever happens, the pot is washed: that takes half a second. */
export async function cook(dish, seconds, accident = null) {
  try {
    await sleep(seconds)
    if (accident) throw new Error(accident)
    log(`the ${dish} is ready`)
  } finally {
    await sleep(0.5)
    log(`the pot of the ${dish} is washed`)
  }
}
