/** What was done by hand lands at the same place again, so that the log is the same but for its pace. */
import { expect, test } from 'vitest'
import type { RunEvent } from '../../shared/protocol/events.ts'
import { type HandIntervention, PACING } from '../../shared/protocol/recordings.ts'
import { KITCHEN_SCRIPTS, KITCHEN_TEXT } from '../recordings/support.ts'
import { type TestOptions, testRun } from './support.ts'

const unpaced = (events: readonly RunEvent[]) =>
  events.filter(({ type }) => !PACING.has(type)).map(({ seq: _, ...event }) => event)

const kitchen = (more: TestOptions) =>
  testRun(KITCHEN_TEXT, { files: KITCHEN_SCRIPTS, functions: { price: (n: number) => n * 900 }, ...more })

/** Steps so far into the kitchen, does something, goes on; gives what it did with the log of all. */
async function disturbed(steps: number, ...doing: ('cancel' | 'shield' | 'stop')[]) {
  const run = kitchen({ paused: true })
  run.engine.start()
  for (let i = 0; i < steps; i++) run.engine.step('step')
  const task = run.ids('chef[0]')
  const done = doing.map((what): HandIntervention => {
    const after = run.engine.place()
    if (what === 'cancel') run.engine.cancel(task, 'enough')
    if (what === 'shield') run.engine.shield(task, true)
    if (what === 'stop') run.engine.stop(null)
    const named = { after, task, name: 'chef[0]' }
    if (what === 'stop') return { do: 'stop', after, reason: null }
    return what === 'cancel' ? { do: 'cancel', ...named, reason: 'enough' } : { do: 'shield', ...named, on: true }
  })
  run.engine.resume()
  await run.host.run()
  return { done, events: run.events }
}

test.each([
  [3, ['cancel']],
  [17, ['cancel']],
  [24, ['shield', 'cancel']],
  [31, ['stop']],
] as const)('after %i steps: %j', async (steps, doing) => {
  const { done, events } = await disturbed(steps, ...doing)
  const again = await kitchen({ replay: done }).go()
  const untouched = await kitchen({}).go()
  expect(unpaced(again.events)).toEqual(unpaced(events))
  expect(unpaced(untouched.events)).not.toEqual(unpaced(events))
})

test('a deadlock that was broken by hand is broken again after it was said', async () => {
  const text = `taskgraph: 1\nname: t\nresources: { go: { type: event } }\ntasks:\n  a: { script: "export default async function a({ go }) { await go.wait() }" }\n`
  const run = await testRun(text).go()
  const after = run.engine.place()
  run.engine.cancel(1, null)
  await run.host.run()
  const again = await testRun(text, { replay: [{ do: 'cancel', task: 1, name: 'a', reason: null, after }] }).go()
  expect(unpaced(again.events)).toEqual(unpaced(run.events))
  expect(again.events.map(event => event.type)).toContain('run.undeadlocked')
})
