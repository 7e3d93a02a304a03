/** What a new graph begins with: it runs, and shows a script, an edge and a resource. */
export const NEW_GRAPH = `taskgraph: 1
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
