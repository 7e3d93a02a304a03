import { CancelledError, createTask, sleep } from 'yieldpoint'

const INSTALMENTS = 5

export default async function clerk({ savings, household, log }) {
  const task = createTask(transfer(savings, household, log), { name: 'transfer' })
  await sleep(3.5)
  task.cancel('the customer called')
  try {
    await task
  } catch (error) {
    if (!(error instanceof CancelledError)) throw error
    log(`cancelled: ${task.cancelled()}; ${savings.value} and ${household.value} in the accounts`)
  }
}

async function transfer(savings, household, log) {
  try {
    for (let paid = 1; paid <= INSTALMENTS; paid++) {
      await sleep(1)
      savings.value -= 20
      household.value += 20
      log(`instalment ${paid} is paid`)
    }
  } catch (error) {
    log(`putting ${household.value} back: ${error.message}`)
    await sleep(1) // cleaning up may wait
    savings.value += household.value
    household.value = 0
    throw error // without this line it would seem to have succeeded
  }
}
