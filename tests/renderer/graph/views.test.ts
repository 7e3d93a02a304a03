import { expect, test } from 'vitest'
import { Feed } from '../../../renderer/views/graph/feed.ts'
import { liveLinks, staticLinks } from '../../../renderer/views/graph/model/links.ts'
import { route } from '../../../renderer/views/graph/model/route.ts'
import { rowsInSight, type Scene } from '../../../renderer/views/graph/model/scene.ts'
import { HEAD, ROW } from '../../../renderer/views/graph/model/size.ts'
import { type Moment, viewOf } from '../../../renderer/views/graph/model/views.ts'
import { ScriptedRun } from '../../support/scripted-run.ts'
import { semaphore } from '../views/scene.ts'
import { spoken } from '../views/spoken.ts'
import { outline, structure, task } from './support.ts'

const of = outline([task('chef', { copies: 2 }), task('bill', { after: ['chef'] })], { oven: 'semaphore' })
const run = () =>
  new ScriptedRun()
    .start()
    .task(1, 'chef[0]', { node: 'chef', copy: 0 })
    .task(2, 'chef[1]', { node: 'chef', copy: 1 })
    .task(3, 'bill', { node: 'bill' })
    .resource(1, 'oven', semaphore(2, [1]))
    .is(1, 'waiting', { for: 'sleep', until: 4e6 })
    .waits(2, 1)

const moment = (script: ScriptedRun | null, now = 0): Moment => ({
  ...{ run: script?.state ?? null, now, opened: {}, language: 'en' },
})

test('before a run a node says what it comes after; in it, its state, why, for how long and how far it is', () => {
  const script = run()
  const found = structure(of, script.state)
  const idle = viewOf(structure(of).nodes.get('task:bill')!, moment(null))
  const chefs = viewOf(found.nodes.get('task:chef')!, moment(script, 1e6))
  const oven = viewOf(found.nodes.get('resource:oven')!, moment(script, 1e6))
  expect({
    idle: idle.kind === 'task' && idle.reason && spoken(idle.reason),
    rows: chefs.kind === 'stack' && chefs.rows.map(row => [row.state, row.elapsed, row.progress, spoken(row.reason!)]),
    oven: oven.kind === 'resource' && oven.instrument,
  }).toEqual({
    idle: 'after chef',
    rows: [
      ['waiting', 1e6, 0.25, 'sleep, 3.00 s left'],
      ['waiting', 1e6, null, 'oven · its turn comes'],
    ],
    oven: { amount: '1/2', slots: ['chef[0]', null], line: null },
  })
})

test('a node is told only of what changes what it says', () => {
  const script = run()
  const feed = new Feed()
  const found = structure(of, script.state)
  const told: string[] = []
  feed.tell(found, moment(script))
  for (const key of found.nodes.keys()) feed.subscribe(key, () => told.push(key))
  feed.tell(found, moment(script.is(3, 'running')))
  feed.tell(found, moment(script.is(3, 'running')))
  expect(told).toEqual(['task:bill'])
})

test('of many nodes a slice is told at once, the rest a slice a frame, the longest waiting first and as things are by then', () => {
  const names = Array.from({ length: 100 }, (_, i) => i + 1)
  const script = new ScriptedRun().start()
  for (const id of names) script.task(id, `t${id}`, { node: `t${id}` })
  const frames: (() => void)[] = []
  const feed = new Feed(frame => void frames.push(frame))
  const found = structure(outline(names.map(id => task(`t${id}`))), script.state)
  const told: string[] = []
  feed.tell(found, moment(script))
  for (const key of found.nodes.keys()) feed.subscribe(key, () => told.push(key))
  const tellAll = (state: 'running' | 'waiting') => {
    for (const id of names) script.is(id, state, state === 'waiting' ? { for: 'future' } : null)
    feed.tell(found, moment(script))
  }
  tellAll('running')
  const slices = [told.length]
  tellAll('waiting')
  for (let frame = frames.shift(); frame; frame = frames.shift()) {
    frame()
    slices.push(told.length)
  }
  const keys = [...found.nodes.keys()]
  const states = keys.map(key => feed.view(key)).map(view => view?.kind === 'task' && view.state)
  expect({ slices, told, states: new Set(states) }).toEqual({
    slices: [48, 96, 144, 148],
    told: [...keys.slice(0, 48), ...keys.slice(48), ...keys.slice(0, 48)],
    states: new Set(['waiting']),
  })
})

test('a line of a copy ends at the middle of its row, others at the head above the rows', () => {
  const script = run()
  const found = structure(of, script.state)
  const scene: Scene = {
    structure: found,
    opened: {},
    places: new Map([
      ['resource:oven', [0, 0]],
      ['task:chef', [300, 0]],
      ['task:bill', [700, 0]],
    ] as const),
  }
  const rowOf = rowsInSight(scene)
  const lines = route([...staticLinks(found, of), ...liveLinks(found, script.state, rowOf)], scene)
  const at = (kind: string): readonly number[] =>
    lines.filter(({ link }) => link.kind === kind).map(line => (kind === 'after' ? startOf(line.d) : line.end.y))
  expect({ has: at('has'), after: at('after').map(y => y < HEAD) }).toEqual({ has: [HEAD + ROW / 2], after: [true] })
})

const startOf = (d: string): number => Number(/^M[\d.-]+ ([\d.-]+)/.exec(d)![1])

test('no line moves because another one between two other nodes comes or goes', () => {
  const script = run()
  const found = structure(of, script.state)
  const scene: Scene = {
    structure: found,
    opened: {},
    places: new Map([
      ['resource:oven', [0, 0]],
      ['task:chef', [300, 0]],
      ['task:bill', [700, 0]],
    ] as const),
  }
  const fixed = staticLinks(found, of)
  const after = (live: boolean): string | undefined =>
    route([...fixed, ...(live ? liveLinks(found, script.state, rowsInSight(scene)) : [])], scene).find(
      ({ link }) => link.kind === 'after',
    )?.d
  expect(after(true)).toBe(after(false))
})
