import { sleep } from 'yieldpoint'

const DOUGH = 1
const BAKING = 2
const CLEARING = 1
const PAYING = 0.5

/** Makes pizzas until there are no more orders. Returns how many. */
export default async function chef({ opening, orders, oven, till, sold, log }) {
  await opening.wait()
  for (let made = 0; ; made++) {
    const pizza = await orders.get()
    if (pizza === null) return made
    await sleep(DOUGH)
    await bake(pizza, oven, log)
    await pay(till, sold)
    orders.taskDone()
  }
}

async function bake(pizza, oven, log) {
  await using _ = await oven.hold()
  log(`${pizza} is in the oven`)
  try {
    await sleep(BAKING)
    log(`${pizza} is ready`)
  } finally {
    // Cancelled or not: the next chef finds the oven empty, and gets it only after this.
    log('Clearing the oven')
    await sleep(CLEARING)
  }
}

async function pay(till, sold) {
  await using _ = await till.hold()
  await sleep(PAYING)
  sold.value += 1
}
