/** Who ended a wait: told from the order of a log that does not name them. */
import { expect, test } from 'vitest'
import { isWait, type Lanes, WAKER, waitSpan, wakerOf } from '../../shared/lanes/index.ts'
import { testRun } from '../engine/support.ts'
import { lanesOf } from './support.ts'

const graph = (resources: string, tasks: string) =>
  `taskgraph: 1\nname: test\nresources: {${resources}}\nfunctions: { twice: "export default (n) => 2 * n" }\ntasks:\n${tasks}`
const script = (body: string) =>
  `{ script: "import * as y from 'yieldpoint'; export default async (g) => { ${body} }" }`

/** Of each wait of a task: what for, and who ended it. */
function wakes(lanes: Lanes, name: string): string[] {
  const lane = [...lanes.tasks.values()].find(each => each.name === name)!
  const said: string[] = []
  for (let i = 0; i < lane.count; i++) {
    if (!isWait(lane, i) || waitSpan(lane, i).first < i) continue
    const waker = wakerOf(lane, i)
    const who = Object.entries(WAKER).find(([, number]) => number === waker)?.[0] ?? lanes.tasks.get(waker)!.name
    said.push(`${lanes.waitOf(lane.wait[i]!)!.for}: ${who}`)
  }
  return said
}

async function lanesOfGraph(text: string, options: Parameters<typeof testRun>[1] = {}): Promise<Lanes> {
  return lanesOf((await testRun(text, options).go()).events)
}

test('a timer, a call outside, a task that releases a lock, one that ends, and a cancel are told apart', async () => {
  const lanes = await lanesOfGraph(
    graph(
      'till: { type: lock }',
      `  owner: ${script('await g.till.acquire(); await y.sleep(1); g.till.release(); await y.sleep(1)')}
  next: ${script('await y.sleep(0.5); await g.till.acquire(); g.till.release()')}
  caller: { call: { function: twice, args: [2] } }
  maker: ${script('const t = y.createTask(y.sleep(3)); await t')}
  last: { after: [owner, next, maker], sleep: 1 }
  timed: ${script('try { await y.waitFor(y.sleep(9), 1) } catch {}')}
  several: ${script('await y.gather(y.sleep(1), y.sleep(2))')}`,
    ),
    { functions: { twice: (n: number) => 2 * n } as never },
  )
  expect(
    Object.fromEntries(
      ['owner', 'next', 'caller', 'maker', 'last', 'timed', 'several'].map(name => [name, wakes(lanes, name)]),
    ),
  ).toEqual({
    owner: ['sleep: timer', 'sleep: timer'],
    next: ['sleep: timer', 'resource: owner'],
    caller: ['call: outside'],
    maker: [expect.stringMatching(/^task: /)],
    last: ['after: maker', 'sleep: timer'],
    timed: ['sleep: cancel'],
    several: ['tasks: Task-3'],
  })
})

test('a task that cancels another one is who ends its wait; a timeout is nobody', async () => {
  const lanes = await lanesOfGraph(
    graph(
      '',
      `  maker: ${script('const t = y.createTask(y.sleep(9)); await y.sleep(1); t.cancel(); try { await t } catch {}')}
  timed: ${script('try { await y.waitFor(y.sleep(9), 1) } catch {}')}`,
    ),
  )
  const made = [...lanes.tasks.values()].find(({ parent }) => parent !== null)!
  expect([wakes(lanes, made.name), wakes(lanes, 'timed')]).toEqual([['sleep: maker'], ['sleep: cancel']])
})
