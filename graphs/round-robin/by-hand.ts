import { log } from 'yieldpoint'
import { WHO } from './who.ts'

/** Stops at each `yield`; its variables are there again when it goes on. */
function* fibonacci(name, count) {
  let [a, b] = [1, 1]
  for (let n = 0; n < count; n++) {
    log(`${name} ${a}`)
    yield
    ;[a, b] = [b, a + b]
  }
}

/** The loop: the first in line runs up to its next `yield`, and joins the line again at its end. */
export default async function byHand() {
  const ready = WHO.map(([name, count]) => fibonacci(name, count))
  while (ready.length > 0) {
    const first = ready.shift()
    if (!first.next().done) ready.push(first)
  }
}
