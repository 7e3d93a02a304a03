/** Graphs that the scenes show: what no bundled one has. */
export const MISTAKEN = `taskgraph: 1
name: Mistaken
resources:
  till: { type: lokc }
tasks:
  first: { slep: 1 }
  second: { sleep: 1, after: [frist] }
  third: { holds: [oven], script: ./gone.ts }
`

/** A condition, a barrier, a queue that was shut down, and tasks that wait for several others. */
export const TOGETHER = `taskgraph: 1
name: together
resources:
  till: { type: lock }
  paid: { type: condition, lock: till }
  course: { type: barrier, parties: 4 }
  exit: { type: barrier, parties: 2 }
  orders: { type: queue, maxsize: 3 }
tasks:
  eater:
    copies: 3
    holds: [paid]
    script: export default async ({ paid }) => { await paid.wait() }
  cashier:
    script: |
      import { sleep } from 'yieldpoint'
      export default async ({ paid, orders, exit }) => {
        await orders.put('soup')
        orders.shutdown()
        await exit.abort()
        await using _ = await paid.hold()
        paid.notify()
        await sleep(3000)
      }
  guest: { copies: 2, script: 'export default async ({ course }) => { await course.wait() }', timeout: 900 }
  host:
    script: |
      import { createTask, sleep, taskGroup, wait } from 'yieldpoint'
      export default async () => taskGroup(async group => {
        for (const name of ['soup', 'fish']) group.createTask(sleep(2000), { name })
        group.createTask(wait([createTask(sleep(2000))], { returnWhen: 'FIRST_COMPLETED' }), { name: 'first' })
      }, { name: 'menu' })
`
const script = (name: string, body: string, copies = ''): string =>
  `taskgraph: 1\nname: ${name}\ntasks:\n  ${name}:${copies}\n    script: |\n      ${body}\n`

export const SPINNING = script('spinner', 'export default async () => { while (true) {} }')
export const FAILING = script('failing', "export default async () => { throw new TypeError('the oven is cold') }")
/** Long enough to be looked at, and ended with its run. */
export const CALLING = `taskgraph: 1
name: calling
functions:
  add: 'export default n => { let sum = 0; for (let i = 0; i < n; i++) sum += i % 7; return sum }'
tasks:
  caller: { copies: 4, call: { function: add, args: [9000000000] } }
`
/** A mistake of each kind that can be seen at once, on the virtual clock. */
export const CARELESS = `taskgraph: 1
name: careless
settings: { clock: virtual }
resources: { till: { type: lock }, orders: { type: queue } }
tasks:
  chef:
    script: |
      import { createTask, sleep } from 'yieldpoint'
      const bake = async pizza => { throw new TypeError('the oven is cold') }
      export default async function chef({ till }) {
        for (let i = 0; i < 3; i++) createTask(bake('funghi'), { name: 'baking' })
        await using _ = await till.hold()
        await sleep(2)
        bake('marinara')
        createTask(sleep(500), { name: 'dishwasher' })
      }
  cashier: { holds: [till], sleep: 1 }
  waiter:
    script: |
      import { sleep } from 'yieldpoint'
      export default async function waiter({ orders }) {
        for (let i = 0; i < 130; i++) { await sleep(0.5); await orders.put(i) }
      }
`
export const BUSY = script(
  'busy',
  "import { sleep } from 'yieldpoint'; export default async () => { for (;;) await sleep(0) }",
  '\n    copies: 1000',
)

export const ASKING = `taskgraph: 1
name: asking
permissions:
  connect: ['*.example.org:443', '127.0.0.1:*']
  listen: [0]
  run: [git log, make]
  http: [https://api.example.org]
tasks: { wait: { sleep: 600 } }
`

/** Written by another program on disk and by the user here. */
export const SHARED = `taskgraph: 1
name: shared
tasks:
  first: { sleep: 1 }
  second: { sleep: 600, after: [first] }
`
