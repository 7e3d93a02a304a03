/** What the user allows a graph, from the file that asks to the run that is let. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { Session } from '../../electron/services/index.ts'
import type { Doc, Grant } from '../../shared/protocol/documents.ts'
import { testServices } from '../support/test-services.ts'

const text = (connect: string) => `taskgraph: 1
name: G
permissions: { connect: ${connect} }
tasks: { a: { sleep: 0 } }
`

let world: Awaited<ReturnType<typeof testServices>>
let path: string
beforeEach(async () => {
  world = await testServices()
  path = join(world.folder, 'g.taskgraph.yaml')
  await writeFile(path, text("['a.example:80', 'b.example:80']"))
})
afterEach(() => world.end())

/** The value of an answer, or the code of its error. */
async function ask<T>(name: string, req: unknown): Promise<T> {
  const session = new Session(world.services, { host: 'browser', dialogs: null, send() {}, backlog: () => 0 })
  const reply = await session.call(name, req)
  session.close()
  return (reply.ok ? reply.value : reply.error.code) as T
}

const [A, B] = ['connect:a.example:80', 'connect:b.example:80']
const start = (doc: string) => ask('run.start', { doc, clock: null, seed: null, speed: 1, paused: false })
const answer = (doc: string, allowed: string[], asked = [A, B]) =>
  ask<Doc>('permissions.answer', { doc, asked, allowed })
const open = () => ask<Doc>('doc.open', { path })

test('a graph that asks is not run before it is answered, and says in its problems what it is refused', async () => {
  const { id, permissions, problems } = await open()
  const before = await start(id)
  const answered = await answer(id, [A])
  expect({
    asks: permissions,
    warned: problems.map(({ error, at }) => [error.code, at.line]),
    before,
    answered: answered.permissions,
    stillWarned: answered.problems.map(({ error }) => error.details),
    after: await start(id),
  }).toEqual({
    asks: [
      { item: A, allowed: null },
      { item: B, allowed: null },
    ],
    warned: [['world/not-allowed-yet', 3]],
    before: 'world/unanswered',
    answered: [
      { item: A, allowed: true },
      { item: B, allowed: false },
    ],
    stillWarned: [{ items: [B] }],
    after: { run: 1 },
  })
})

test('a run is given what is allowed, and nothing else', async () => {
  const { id } = await open()
  const [allowed] = [await answer(id, [A])]
  const { file, asks } = world.services.documents.get(id)
  expect([allowed?.problems.length, world.services.grants.allowed(file, asks)]).toEqual([1, [A]])
})

test('a graph that asks for something else is asked about again, and until then nothing is allowed', async () => {
  const { id, name } = await open()
  await answer(id, [A, B])
  const answers: unknown[] = []
  for (const connect of [
    "['a.example:80', 'b.example:80', 'c.example:80']",
    "['a.example:80']",
    "['b.example:80', 'a.example:80']",
  ]) {
    await ask('doc.edit', { doc: id, file: name, text: text(connect) })
    const { file, asks } = world.services.documents.get(id)
    answers.push([world.services.grants.answered(file, asks), world.services.grants.allowed(file, asks)])
  }
  expect(answers).toEqual([
    [false, []],
    [false, []],
    [true, [B, A]],
  ])
})

test('answers are remembered by the path of the file, listed, and can be taken back', async () => {
  const { id } = await open()
  await answer(id, [A])
  const kept = JSON.parse(await readFile(join(world.folder, 'data', 'permissions.json'), 'utf8'))
  const listed = await ask<Grant[]>('permissions.list', {})
  const revoked = await ask<Grant[]>('permissions.revoke', { file: path })
  const grant = {
    file: path,
    items: [
      { item: A, allowed: true },
      { item: B, allowed: false },
    ],
  }
  expect([kept, listed, revoked, await start(id)]).toEqual([[grant], [grant], [], 'world/unanswered'])
})

test('another file with the same text is another file', async () => {
  await answer((await open()).id, [A, B])
  const other = join(world.folder, 'other.taskgraph.yaml')
  await writeFile(other, text("['a.example:80', 'b.example:80']"))
  expect(await start((await ask<Doc>('doc.open', { path: other })).id)).toBe('world/unanswered')
})

test('what was never saved can be allowed, and is not remembered', async () => {
  const { id } = await ask<Doc>('doc.openText', { name: 'x.taskgraph.yaml', text: text("['a.example:80']") })
  await answer(id, [A], [A])
  const kept = JSON.parse(await readFile(join(world.folder, 'data', 'permissions.json'), 'utf8'))
  expect([kept, await start(id)]).toEqual([[], { run: 1 }])
})

test('more than was asked cannot be allowed', async () => {
  const { id } = await open()
  expect(await answer(id, ['run:rm'])).toBe('world/not-asked')
})
