/** Who woke whom, told from the logs of runs on the virtual clock. */
import { expect, test } from 'vitest'
import { Wakers } from '../../electron/recordings/trace/wakers.ts'
import { WAKER } from '../../shared/lanes/model.ts'
import { type TestOptions, testRun } from '../engine/support.ts'

/** `woken < waker`, in order. */
async function wakes(text: string, options?: TestOptions): Promise<string[]> {
  const run = await testRun(text, options).go()
  const names = new Map<number, string>(Object.entries(WAKER).map(([name, id]) => [id, name]))
  const wakers = new Wakers()
  const found: string[] = []
  for (const event of run.events) {
    const waker = wakers.next(event)
    if (event.type === 'task.created') names.set(event.task, event.name)
    if (waker !== null && 'task' in event) found.push(`${names.get(event.task ?? 0)} < ${names.get(waker)}`)
  }
  expect(wakers.stepping).toBeNull()
  return found
}

const graph = (tasks: Record<string, string>, resources = '{}') =>
  `taskgraph: 1\nname: test\nresources: ${resources}\ntasks:\n${Object.entries(tasks)
    .map(([name, body]) => `  ${name}: ${body.startsWith('{') ? body : `{ script: "${body}" }`}\n`)
    .join('')}`

test('a sleep ends by its timer, a lock is handed on by the step that lets it go, `after` by the end of a task', async () => {
  const text = graph(
    {
      a: "import { sleep } from 'yieldpoint'; export default async function a({ till }) { await using _ = await till.hold(); await sleep(1) }",
      b: 'export default async function b({ till }) { await using _ = await till.hold() }',
      c: '{ after: [b], sleep: 1 }',
    },
    '{ till: { type: lock } }',
  )
  expect(await wakes(text)).toEqual(['a < timer', 'b < a', 'c < b', 'c < timer'])
})

test('a wait that is cancelled by the user ends by that, one that a task cancels by its step', async () => {
  const text = graph({
    a: "import { sleep, createTask } from 'yieldpoint'; export default async function a() { const t = createTask(sleep(9), { name: 't' }); await sleep(1); t.cancel(); try { await t } catch {} }",
    b: '{ sleep: 5 }',
  })
  const interventions = [{ do: 'cancel' as const, task: 'b', atSeconds: 0.5 }]
  expect(await wakes(text, { interventions })).toEqual(['b < cancel', 'a < timer', 't < a', 'a < t'])
})

test('a call comes back from outside', async () => {
  const text = `taskgraph: 1\nname: test\nfunctions: { f: 'export default () => 1' }\ntasks:\n  a: { call: { function: f } }\n`
  expect(await wakes(text, { functions: { f: () => 1 } })).toEqual(['a < outside'])
})

test('a task that cancels itself goes on with its step: what it wakes then is its doing', async () => {
  const tasks = {
    b: 'export default async function b({ go }) { await go.wait() }',
    a: "import { sleep, currentTask } from 'yieldpoint'; export default async function a({ go }) { currentTask().cancel(); go.set(); try { await sleep(0) } catch { await sleep(0) } }",
  }
  expect(await wakes(graph(tasks, '{ go: { type: event } }'))).toEqual(['b < a'])
})
