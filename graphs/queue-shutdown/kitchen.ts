import { Queue, QueueShutDown, sleep, taskGroup } from 'yieldpoint'

/** Takes orders and cooks for three and a half seconds, then closes. */
export async function kitchen(name, log, { immediate }) {
  const orders = new Queue({ maxsize: 3, name: `${name}-orders` })
  await taskGroup(async group => {
    group.createTask(takeOrders(orders, log), { name: `${name}-waiter` })
    group.createTask(cook(orders, log), { name: `${name}-cook` })
    await sleep(3.5)
    log(`closing with ${orders.qsize()} orders in the line`)
    orders.shutdown(immediate)
  })
}

/** The queue is soon full; then `put` waits, and is woken by the shutdown. */
async function takeOrders(orders, log) {
  for (let order = 1; ; order++) {
    try {
      await orders.put(order)
    } catch (error) {
      if (!(error instanceof QueueShutDown)) throw error
      return log(`order ${order} is refused`)
    }
  }
}

async function cook(orders, log) {
  for (;;) {
    try {
      const order = await orders.get()
      await sleep(1)
      log(`order ${order} is served`)
    } catch (error) {
      if (!(error instanceof QueueShutDown)) throw error
      return log('no more orders')
    }
  }
}
