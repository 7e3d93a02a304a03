import { sleep } from 'yieldpoint'

const AMOUNT = 40
const BANK = 10

/** Reserves the amount, waits for the bank, books it. Between the two the money is nowhere. */
export default async function pay({ reserved, booked, log }) {
  reserved.value += AMOUNT
  log(`${AMOUNT} reserved`)
  await sleep(BANK)
  reserved.value -= AMOUNT
  booked.value += AMOUNT
  log(`${AMOUNT} booked`)
}
