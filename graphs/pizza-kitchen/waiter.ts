import { sleep } from 'yieldpoint'

const MENU = ['Margherita', 'Marinara', 'Funghi', 'Quattro formaggi']
const GUESTS = 8
const CHEFS = 2

/** Takes an order a second. When the queue is full, `put` waits until a chef takes one. */
export default async function waiter({ opening, orders, log }) {
  await opening.wait()
  for (let guest = 0; guest < GUESTS; guest++) {
    const pizza = MENU[guest % MENU.length]
    await orders.put(pizza)
    log(`Order ${guest + 1}: ${pizza}`)
    await sleep(1)
  }
  for (let chef = 0; chef < CHEFS; chef++) await orders.put(null) // no more orders, once for each chef
  return GUESTS
}
