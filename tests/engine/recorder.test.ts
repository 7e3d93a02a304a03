import { expect, test } from 'vitest'
import { KEEP_RESOURCES } from '../../electron/engine/recorded-resources.ts'
import { Recorder } from '../../electron/engine/recorder.ts'
import { snapshotOf } from '../../electron/engine/snapshot.ts'
import { EventLoop, Lock } from '../../electron/runtime/index.ts'
import type { RunEvent } from '../../shared/protocol/events.ts'
import { applyEvents } from '../../shared/state/reducer.ts'
import { emptyRun, toSnapshot } from '../../shared/state/run-state.ts'
import { HandHost } from './support.ts'

const noPulse = { named() {}, began() {}, ended() {}, loading() {} }

test('of locks without end those are forgotten that have not changed for longest; a reader of the log ends up with the same', () => {
  const recorder = new Recorder(noPulse)
  const loop = new EventLoop({ clock: 'virtual', host: new HandHost(), probe: recorder })
  recorder.attach(loop)
  const events: RunEvent[] = []
  recorder.full = event => events.push(event)
  const [busy, idle] = loop.within(() => [new Lock({ name: 'busy' }), new Lock({ name: 'idle' })])
  loop.within(() => {
    while (!events.some(({ type }) => type === 'resources.forgotten')) {
      new Lock()
      if (recorder.resources.all.length === KEEP_RESOURCES) loop.createTask(busy!.acquire())
      loop.untilIdle()
    }
  })
  expect([busy, idle].map(lock => recorder.resources.idOf(lock!))).toEqual([1, undefined])
  expect(recorder.resources.all.length).toBe(KEEP_RESOURCES)
  expect(toSnapshot(applyEvents(emptyRun, events)).resources).toEqual(snapshotOf(recorder).resources)
})

test('a lock that was made before anyone recorded is told of when it changes, with the task that ended holding it', () => {
  const early = new Lock({ name: 'early' })
  const recorder = new Recorder(noPulse)
  const loop = new EventLoop({ clock: 'virtual', host: new HandHost() })
  loop.createTask(early.acquire(), { name: 'leaks' })
  loop.untilIdle()
  recorder.attach(loop)
  loop.probe = recorder
  loop.createTask(early.acquire(), { name: 'waits' })
  loop.untilIdle()
  const { tasks, resources } = snapshotOf(recorder)
  const [waits, leaks] = tasks
  expect({ waits, leaks, resources }).toMatchObject({
    waits: { name: 'waits', state: 'waiting', waiting: { for: 'resource', resource: 1 } },
    leaks: { name: 'leaks', state: 'finished' },
    resources: [{ name: 'early', stats: { kind: 'lock', owner: leaks!.id, waiters: [waits!.id] } }],
  })
})
