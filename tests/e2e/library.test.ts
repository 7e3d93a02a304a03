/** `yieldpoint/runtime` as a program gets it from npm: what docs/library.md shows runs as it says, and fits the types. */
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { blockOf, type Project, projectWithYieldpoint } from './support/installed.ts'
import { root } from './support/web-app.ts'

let project: Project
beforeAll(async () => {
  project = await projectWithYieldpoint()
  await project.write('bakery.mjs', await blockOf('docs/library.md', 'js'))
})
afterAll(() => project.remove())

const TSC = join(root, 'node_modules/typescript/bin/tsc')

const settings = (file: string): string =>
  JSON.stringify({
    compilerOptions: {
      noEmit: true,
      strict: true,
      exactOptionalPropertyTypes: true,
      checkJs: true,
      module: 'nodenext',
      target: 'es2022',
      lib: ['es2022', 'dom'],
      types: [],
    },
    files: [file],
  })

test('the documented example runs as documented', async () => {
  expect(await project.node('bakery.mjs')).toBe(await blockOf('docs/library.md', 'text'))
})

test('it fits the types that are shipped, which need no others', async () => {
  await project.write('tsconfig.json', settings('bakery.mjs'))
  expect(await project.node(TSC, '-p', '.')).toBe('')
})

test('the types tell what is awaited', async () => {
  await project.write('tsconfig.json', settings('typed.mts'))
  await project.write(
    'typed.mts',
    `import { gather, Queue, run, sleep, type Steps } from 'yieldpoint/runtime'
function* word(): Steps<string> {
  yield* sleep(0)
  return 'a'
}
const queue = new Queue<boolean>()
const all: Promise<[string, boolean, undefined]> = run(() => gather([word(), queue.get(), sleep(0)]))
// @ts-expect-error: it is a string
const wrong: Promise<number> = run(word)
export { all, wrong }
`,
  )
  expect(await project.node(TSC, '-p', '.')).toBe('')
})

test('without monitor() none of it is loaded', async () => {
  await project.write(
    'plain.mjs',
    `import { registerHooks } from 'node:module'
const loaded = []
registerHooks({ load: (url, context, next) => (loaded.push(url), next(url, context)) })
const { run, sleep, monitor } = await import('yieldpoint/runtime')
await run(() => sleep(0))
const before = loaded.length
await monitor()
console.log(JSON.stringify({ before: loaded.slice(0, before).filter(url => /zod|monitor/.test(url)), more: loaded.length > before }))
`,
  )
  expect(JSON.parse(await project.node('plain.mjs'))).toEqual({ before: [], more: true })
})
