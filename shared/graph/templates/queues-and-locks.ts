/** Templates around what tasks share. */

export const PRODUCER_CONSUMER = `taskgraph: 1
name: Producer and consumers
resources:
  orders: { type: queue, maxsize: 3 } # put waits while it is full
tasks:
  producer:
    script: |
      import { sleep } from 'yieldpoint'

      export default async function producer({ orders, log }) {
        for (let n = 1; n <= 6; n++) {
          await orders.put(n)
          log(\`order \${n} is in\`)
          await sleep(0.5)
        }
        for (let i = 0; i < 2; i++) await orders.put(null) // no more, once for each consumer
      }
  consumer:
    copies: 2
    script: |
      import { sleep } from 'yieldpoint'

      export default async function consumer({ orders, log }) {
        for (;;) {
          const order = await orders.get()
          if (order === null) return
          await sleep(2)
          log(\`order \${order} is done\`)
        }
      }
`

export const LOCK_CONTENTION = `taskgraph: 1
name: Who holds the lock?
resources:
  till: { type: lock } # one at a time
  paid: { type: cell, value: 0 }
tasks:
  cashier:
    copies: 4
    script: |
      import { sleep } from 'yieldpoint'

      export default async function cashier({ till, paid, log }) {
        await sleep(0.2)
        await using _ = await till.hold()
        const before = paid.value
        await sleep(0.8) // without the lock, the others would read the same value now
        paid.value = before + 1
        log(\`\${paid.value} paid\`)
      }
  closing: { after: [cashier], holds: [till], sleep: 0.5 }
`

export const RATE_LIMIT = `taskgraph: 1
name: Three at a time
resources:
  permits: { type: semaphore, value: 3 } # change it, and run again
tasks:
  request:
    copies: 12
    holds: [permits]
    script: |
      import { sleep } from 'yieldpoint'

      export default async function request({ random }) {
        await sleep(0.5 + random())
      }
  report: { after: [request], sleep: 0.1 }
`
