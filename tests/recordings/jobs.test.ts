/** What a thread of its own does with whole recordings. */
import { createReadStream, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { segmentName } from '../../electron/recordings/files.ts'
import { jobRunner, targetOf } from '../../electron/recordings/index.ts'
import type { RunEvent } from '../../shared/protocol/events.ts'
import { applyEvents } from '../../shared/state/reducer.ts'
import { emptyRun, toSnapshot } from '../../shared/state/run-state.ts'
import { codeOf, kitchenLog, testFolder } from './support.ts'
import { traceEventSchema, traceSchema } from './trace-format.ts'
import { writeLog } from './write-log.ts'

const job = jobRunner(new URL('../../electron/recordings/jobs/thread.ts', import.meta.url))
const ABOUT = { name: 'Pizza kitchen', id: 'test', clock: 'virtual', seed: 7 } as const

async function kept(perSegment?: number) {
  const folder = await testFolder()
  const events = await kitchenLog()
  writeLog(folder, events, perSegment)
  return { folder, events, state: applyEvents(emptyRun, events) }
}

test('a log is counted, and its last state told, from its last segment alone', async () => {
  const { folder, state } = await kept(50)
  const inspection = await job('inspect', { folder })
  rmSync(join(folder, segmentName(0)))
  const { snapshot, ...last } = await job('state', { folder })
  expect({ inspection, last, snapshot: JSON.parse(snapshot) }).toEqual({
    inspection: {
      events: state.seq,
      duration: state.at,
      tasks: state.tasks.size,
      findings: {},
      bytes: expect.any(Number),
      firstSegment: 0,
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
      damaged: null,
      end: { outcome: 'finished', error: null },
    },
    last: { seq: state.seq, over: true },
    snapshot: JSON.parse(JSON.stringify(toSnapshot(state))),
  })
})

test('a segment that is damaged costs what stands behind the damage in it, and is said', async () => {
  const { folder } = await kept(50)
  const path = join(folder, segmentName(1))
  const bytes = readFileSync(path)
  bytes[bytes.length - 10]! ^= 0xff
  writeFileSync(path, bytes)
  const to = targetOf(join(folder, 'out.json'))
  await job('trace', { folder, to, about: ABOUT })
  const { traceEvents } = traceSchema.parse(JSON.parse(readFileSync(to.path, 'utf8')))
  const whole = await job('state', { folder })
  expect({ some: traceEvents.length > 200, over: whole.over }).toEqual({ some: true, over: true })
})

test('a log that was cut short by a kill ends with its last whole batch', async () => {
  const { folder, events } = await kept()
  const path = join(folder, segmentName(0))
  truncateSync(path, statSync(path).size - 7)
  const { events: left, damaged } = await job('inspect', { folder })
  expect({ lost: left < events.length && left >= events.length - 100, damaged }).toEqual({ lost: true, damaged: null })
})

test('tasks as a table, each once', async () => {
  const { folder, state } = await kept(64)
  const to = targetOf(join(folder, 'tasks.csv'))
  await job('csv', { folder, to })
  const lines = (await readFile(to.path, 'utf8')).split('\r\n')
  expect(lines.slice(1, -1).map(line => Number(line.split(',')[0]))).toEqual([...state.tasks.keys()])
})

test('a folder that is not there, or not writable, is said by its code, and nothing is left', async () => {
  const { folder } = await kept()
  const to = targetOf(join(folder, 'none', 'x.json'))
  const codes = [
    await codeOf(job('trace', { folder, to, about: ABOUT })),
    await codeOf(job('inspect', { folder: join(folder, 'gone') })),
  ]
  expect({ codes, files: (await readdir(folder)).sort() }).toEqual({
    codes: ['files/no-folder', 'files/not-found'],
    files: [segmentName(0)],
  })
})

test('a job that is stopped ends at once', async () => {
  const { folder } = await kept()
  const stop = new AbortController()
  const stopped = codeOf(job('inspect', { folder }, { signal: stop.signal }))
  stop.abort()
  expect(await stopped).toBe('recording/worker-died')
})

/** Tasks that sleep in turn, a lock handed on, and a queue: 1,000,000 events without a run. */
function* long(events: number): Generator<RunEvent> {
  const tasks = 200
  let seq = 0
  const stamp = (at: number) => ({ seq: ++seq, at })
  yield { type: 'run.started', ...stamp(0), graph: 'Long', clock: 'real', seed: 1, speed: 1, workers: 0 }
  for (let task = 1; task <= tasks; task++)
    yield {
      ...{ type: 'task.created', ...stamp(0), task, name: `t[${task}]`, node: 't' },
      ...{ copy: task, parent: null, body: false, group: null },
    }
  const common = { deadline: null, site: null, ran: 0, waited: 0 }
  for (let step = 1; seq + 3 <= events; step++) {
    const task = (step % tasks) + 1
    const other = ((step + 1) % tasks) + 1
    const at = step * 3
    const steps = Math.ceil(step / tasks)
    yield { type: 'task.changed', ...stamp(at), task, state: 'running', since: at, waiting: null, steps, ...common }
    if (step >= tasks)
      yield {
        type: 'task.changed',
        ...stamp(at + 1),
        task: other,
        state: 'ready',
        since: at + 1,
        waiting: null,
        steps: steps - 1,
        ...common,
      }
    const waiting = { for: 'resource', resource: 1, to: 'acquire' } as const
    yield { type: 'task.changed', ...stamp(at + 2), task, state: 'waiting', since: at + 2, waiting, steps, ...common }
  }
}

test('a run of a million events becomes a valid trace, with a lane a task and an arrow a wake, in little memory', async () => {
  const folder = await testFolder()
  const log = join(folder, 'log')
  await mkdir(log)
  const events = [...long(1_000_000)]
  writeLog(log, events)
  const to = targetOf(join(folder, 'long.json'))
  const progress: number[] = []
  await job('trace', { folder: log, to, about: ABOUT }, { progress: done => progress.push(done) })
  const counts: Record<string, number> = {}
  let bad = 0
  for await (const line of createInterface({ input: createReadStream(to.path) })) {
    if (!line.startsWith('{"ph"') && !line.startsWith('{"name"')) continue
    const text = line.endsWith(',') ? line.slice(0, -1) : line
    const event = JSON.parse(text)
    const key = event.ph === 'M' ? event.name : event.ph
    counts[key] = (counts[key] ?? 0) + 1
    if (counts[key] % 100 === 1 && !traceEventSchema.safeParse(event).success) bad++
  }
  const wakes = events.filter(event => event.type === 'task.changed' && event.state === 'ready').length
  expect({ bad, lanes: counts['thread_name'], begun: counts['s'], ended: counts['f'] }).toEqual({
    bad: 0,
    lanes: 200 + 1,
    begun: wakes,
    ended: wakes,
  })
  expect(progress.length).toBeGreaterThan(10)
}, 60_000)
