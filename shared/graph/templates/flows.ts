/** Templates around the order of tasks and what goes from one to the next. */

/** What a new graph begins with: it runs, and shows a script, an edge and a resource. */
export const EMPTY = `taskgraph: 1
name: New graph
resources:
  door: { type: lock }
tasks:
  greet:
    script: |
      import { sleep } from 'yieldpoint'
      export default async function greet({ door, log }) {
        await using _ = await door.hold()
        await sleep(1)
        log('hello')
      }
  leave:
    after: [greet]
    sleep: 1
`

export const FAN_OUT = `taskgraph: 1
name: Fan out and gather
tasks:
  split:
    script: |
      export default async function split() {
        return ['north', 'east', 'south', 'west']
      }
  search:
    after: [split]
    script: |
      import { gather, sleep } from 'yieldpoint'

      export default async function search({ inputs, random, log }) {
        async function look(part) {
          await sleep(1 + random())
          log(\`\${part} is searched\`)
          return part.length
        }
        return await gather(...inputs.split.map(part => look(part)))
      }
  total:
    after: [search]
    script: |
      export default async function total({ inputs, log }) {
        const sum = inputs.search.reduce((sum, found) => sum + found, 0)
        log(\`\${sum} found\`)
        return sum
      }
`

export const PIPELINE = `taskgraph: 1
name: Pipeline with retry and timeout
resources:
  tries: { type: cell, value: 0 }
tasks:
  fetch:
    timeout: 2 # seconds that one try may take
    retry: { attempts: 4, delay: 0.5, factor: 2 }
    script: |
      import { sleep } from 'yieldpoint'

      export default async function fetch({ tries, log }) {
        tries.value += 1
        log(\`try \${tries.value}\`)
        await sleep(tries.value === 1 ? 5 : 1) // the first takes too long
        if (tries.value === 2) throw new Error('the server is busy')
        return [3, 1, 2]
      }
  sort:
    after: [fetch]
    script: |
      export default async function sort({ inputs }) {
        return inputs.fetch.toSorted()
      }
  store: { after: [sort], shield: true, sleep: 1 } # a cancel does not tear it
`
