/** A kept run run again, in a thread of its own, and held against its log. */
import { expect, onTestFinished, test } from 'vitest'
import type { RunSpec } from '../../electron/runs/index.ts'
import type { RunEvent } from '../../shared/protocol/events.ts'
import { type CheckResult, type HandIntervention, PACING } from '../../shared/protocol/recordings.ts'
import { codeOf, KITCHEN_SCRIPTS, KITCHEN_TEXT, kitchenLog, testFolder } from '../recordings/support.ts'
import { writeLog } from '../recordings/write-log.ts'
import { scriptGraph, spec, testSupervisor } from './support.ts'

const KITCHEN = { ...spec(KITCHEN_TEXT, { overlay: KITCHEN_SCRIPTS }), clock: 'virtual', seed: 7 } as const

/** Its number, which is the same in every run. */
const chef = kitchenLog().then(log => {
  const made = log.find(event => event.type === 'task.created' && event.name === 'chef[0]')
  return made?.type === 'task.created' ? made.task : 0
})

/** Runs it, cancels a chef by hand some steps in, changes the speed on the way; and what a recording of that would have. */
async function disturbed(steps: number) {
  const supervisor = testSupervisor()
  const replay: HandIntervention[] = []
  const onIntervened = (done: HandIntervention): void => void replay.push(done)
  const run = supervisor.start({ ...KITCHEN, paused: true, full: true, onIntervened })
  const events: RunEvent[] = []
  onTestFinished(
    run.watchLines(lines => {
      for (const line of lines.split('\n')) if (line !== '') events.push(JSON.parse(line))
    }),
  )
  for (let i = 0; i < steps; i++) await run.step('step')
  await run.speed(5)
  await run.cancel(await chef, 'by hand')
  await run.resume()
  await run.ended
  return { supervisor, replay, events }
}

const folderWith = async (events: readonly RunEvent[]): Promise<string> => {
  const folder = await testFolder()
  writeLog(folder, events, 100)
  return folder
}

test('with a cancel made by hand in the middle of it, at the same place: the same log, event for event', async () => {
  const { supervisor, replay, events } = await disturbed(20)
  const folder = await folderWith(events)
  const told: number[] = []
  const how = { progress: (n: number) => told.push(n), signal: new AbortController().signal }
  const result = await supervisor.compare({ ...KITCHEN, replay }, folder, how)
  const compared = events.filter(({ type }) => !PACING.has(type)).length
  expect({ result, unseen: supervisor.list().length, replay: replay.map(done => done.do) }).toEqual({
    result: { kind: 'same', events: compared, whole: true },
    unseen: 1, // the first run; the second is nobody's to see
    replay: ['cancel'],
  })
})

test('without it the first difference is the cancel; an event that was tampered with is found; so is an end that is missing', async () => {
  const { supervisor, replay, events } = await disturbed(20)
  const compare = async (more: Partial<RunSpec>, log: readonly RunEvent[]): Promise<CheckResult> =>
    supervisor.compare({ ...KITCHEN, ...more }, await folderWith(log), {
      progress: () => {},
      signal: new AbortController().signal,
    })
  const unpaced = events.filter(({ type }) => !PACING.has(type))
  const requested = unpaced.findIndex(({ type }) => type === 'task.cancelRequested')
  const tampered = events.map(event => (event.type === 'logged' ? { ...event, text: 'x' } : event))
  const logged = unpaced.findIndex(({ type }) => type === 'logged')
  const cut = events.slice(0, -40)
  const results = [await compare({}, events), await compare({ replay }, tampered), await compare({ replay }, cut)]
  expect(results).toMatchObject([
    { kind: 'different', event: requested + 1, was: expect.stringContaining('task.cancelRequested') },
    { kind: 'different', event: logged + 1, was: expect.stringContaining('"text":"x"') },
    { kind: 'same', whole: false, events: unpaced.length - 40 },
  ])
})

test('a comparison that is stopped says so, also of a run that never ends', async () => {
  const supervisor = testSupervisor()
  const folder = await folderWith([])
  const stop = new AbortController()
  const endless = spec(scriptGraph('export default async function main() { for (;;); }'))
  const compared = codeOf(supervisor.compare(endless, folder, { progress: () => {}, signal: stop.signal }))
  stop.abort()
  expect(await compared).toBe('recording/stopped-by-you')
})
