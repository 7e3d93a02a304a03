import { log, sleep } from 'yieldpoint'
import { WHO } from './who.ts'

/** `await sleep(0)` is that `yield`: the other ready tasks get their turn. */
export default async function turns({ copy }) {
  const [name, count] = WHO[copy]
  let [a, b] = [1, 1]
  for (let n = 0; n < count; n++) {
    log(`${name} ${a}`)
    await sleep(0)
    ;[a, b] = [b, a + b]
  }
}
