/** What scripts hold of the world gives them no more than its names say. */
import { expect, test } from 'vitest'
import { spec, testSupervisor, Watcher } from '../runs/support.ts'

const TALK = `
taskgraph: 1
permissions: { listen: [0], connect: ["127.0.0.1:*"], http: ["http://127.0.0.1:*"], run: [sh] }
tasks:
  main:
    script: |
      import { startServer, openConnection, createSubprocess, http, PIPE } from 'yieldpoint'
      export default async function main({ log }) {
        const shop = await startServer(async (reader, writer) => {
          await reader.readline()
          writer.write('HTTP/1.1 200 OK\\r\\ncontent-length: 2\\r\\n\\r\\nok')
          writer.close()
        })
        const [reader, writer] = await openConnection('127.0.0.1', shop.port)
        writer.write('x\\n')
        const bytes = await reader.read(5)
        const child = await createSubprocess('sh', ['-c', 'echo hello'], { stdout: PIPE })
        const [out] = await child.communicate()
        const response = await http.get('http://127.0.0.1:' + shop.port + '/')
        const made = [shop, reader, writer, child, response, http.session()]
        LOOK
        await response.text()
      }
`

/** What a script finds that looks at `made`, `bytes` and `out`. */
async function found(look: string): Promise<string[]> {
  const supervisor = testSupervisor()
  const allowed = ['listen:127.0.0.1:0', 'connect:127.0.0.1:*', 'http:http://127.0.0.1:*', 'run:sh']
  const run = supervisor.start(spec(TALK.replace('LOOK', look), { allowed, folder: import.meta.dirname }))
  const watcher = new Watcher()
  run.watch(watcher)
  await run.ended
  const { log, tasks } = await watcher.until(({ phase }) => phase === 'ended')
  const { outcome } = [...tasks.values()].find(({ name }) => name === 'main')!
  return outcome?.kind === 'raised' ? [outcome.error.message] : log.map(({ text }) => text)
}

test('bytes are plain arrays with memory of their own', async () => {
  const look =
    'for (const b of [bytes, out]) log(Object.getPrototypeOf(b) === Uint8Array.prototype, b.buffer.byteLength === b.length)'
  expect(await found(look)).toEqual(['true true', 'true true'])
})

test('what is met cannot be made, has nothing of its own, and cannot be changed', async () => {
  const look = `
        for (const each of made) {
          let told = 'made'
          try { new each.constructor({}, {}, {}) } catch (error) { told = error.name }
          let changed = 'changed'
          try { Object.getPrototypeOf(each).close = () => {} } catch (error) { changed = error.name }
          log(told, changed, Reflect.ownKeys(each).length)
        }`.trim()
  expect(await found(look)).toEqual(Array.from({ length: 6 }, () => 'TypeError TypeError 0'))
})

test('what is imported is the same for all scripts and stays so', async () => {
  const look = `
        for (const each of [http, openConnection, startServer, createSubprocess]) log(Object.isFrozen(each))`.trim()
  expect(await found(look)).toEqual(['true', 'true', 'true', 'true'])
})
