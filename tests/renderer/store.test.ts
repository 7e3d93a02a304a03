import { expect, test, vi } from 'vitest'
import { connect, createStore, isVisible, runNow } from '../../renderer/store/index.ts'
import type { WireError } from '../../shared/errors.ts'
import type { RunSummary } from '../../shared/protocol/documents.ts'
import { toSnapshot } from '../../shared/state/run-state.ts'
import { FakeHost, FakePage, hello, kitchen, ok, settle } from '../support/fake-host.ts'
import { ScriptedRun } from '../support/scripted-run.ts'

const summary = (run: number, more: Partial<RunSummary> = {}): RunSummary => ({
  run,
  doc: 'doc-1',
  name: 'Pizza kitchen',
  program: null,
  phase: 'running',
  outcome: null,
  at: 0,
  startedAtMs: 0,
  clock: 'real',
  seed: 7,
  stuck: null,
  recording: null,
  ...more,
})

async function page(host: FakeHost) {
  const fake = new FakePage()
  const store = createStore(fake.environment(host))
  connect(store, host, () => {})
  await settle()
  return { fake, store, host, state: () => store.getState() }
}

/** A page that shows run 1, with `script` so far as its snapshot. */
async function watching(script: ScriptedRun, more: ConstructorParameters<typeof FakeHost>[0] = {}) {
  const greeting = hello({ docs: [kitchen()], activeDoc: 'doc-1', runs: [summary(1)] })
  const host = new FakeHost({ 'app.hello': () => ok(greeting), ...more })
  const shown = await page(host)
  host.push({ type: 'run.snapshot', run: 1, snapshot: toSnapshot(script.state) })
  script.batch()
  return shown
}

const chefs = () => new ScriptedRun().start().task(1, 'chef[0]').task(2, 'chef[1]')

test('what was named at the start is shown with its latest run, which is watched', async () => {
  const { state, host } = await watching(chefs())
  expect(state().activeDoc).toBe('doc-1')
  expect(state().live?.state.tasks.size).toBe(2)
  expect(host.requests('run.watch')).toEqual([{ run: 1 }])
})

test('batches are applied once a frame, in order, and those of other runs are passed over', async () => {
  const script = chefs()
  const { state, host, fake } = await watching(script)
  host.push({ type: 'run.batch', batch: script.is(1, 'running').batch() })
  host.push({ type: 'run.batch', batch: { ...script.batch(), run: 2, from: 0, to: 99 } })
  host.push({ type: 'run.batch', batch: script.is(1, 'ready').is(2, 'running').batch() })
  expect(state().live?.state.tasks.get(2)?.state).toBe('ready')
  fake.frame()
  expect([...state().live!.state.tasks.values()].map(task => task.state)).toEqual(['ready', 'running'])
})

test('a batch that leaves a gap makes the page watch anew', async () => {
  const script = chefs()
  const { host, fake } = await watching(script)
  script.is(1, 'running').batch()
  host.push({ type: 'run.batch', batch: script.is(2, 'running').batch() })
  fake.frame()
  expect(host.requests('run.watch')).toHaveLength(2)
})

test('a task is cancelling from the click on, until the host says how it is', async () => {
  const script = chefs().is(1, 'running')
  const { state, host, fake } = await watching(script)
  const cancelling = state().cancelTask(1)
  expect(state().live?.state.tasks.get(1)).toMatchObject({ state: 'cancelling', cancel: { by: 'user' } })
  host.push({ type: 'run.batch', batch: script.is(2, 'running').batch() })
  fake.frame()
  expect(state().live?.state.tasks.get(1)?.state).toBe('cancelling')
  await cancelling
  host.push({ type: 'run.batch', batch: script.cancelRequested(1).ended(1, 'cancelled').batch() })
  fake.frame()
  expect(state().live?.state.tasks.get(1)?.state).toBe('cancelled')
  expect(state().live?.asked.size).toBe(0)
})

test('a task that does not yield is shown running, as long as its run says so', async () => {
  const { state, host } = await watching(chefs())
  const shown = () => state().live?.state.tasks.get(1)?.state
  host.push({ type: 'run.listed', run: summary(1, { stuck: { task: 1, name: 'chef[0]', forMs: 600 } }) })
  const stuck = shown()
  host.push({ type: 'run.listed', run: summary(1) })
  expect({ stuck, after: shown() }).toEqual({ stuck: 'running', after: 'ready' })
})

test('a cancel that the host refuses is taken back and said', async () => {
  const { state } = await watching(chefs().is(1, 'running'), {
    'task.cancel': () => ({ ok: false, error: { code: 'run/ended', details: { run: 1 } } }),
  })
  await state().cancelTask(1)
  expect(state().live?.state.tasks.get(1)?.state).toBe('running')
  expect(state().failure?.code).toBe('run/ended')
})

test('between batches the real clock goes on with its speed, never back, and stands while paused', async () => {
  const script = chefs()
  const { state, host, fake } = await watching(script)
  const now = () => runNow(state().live!, fake.nowMs) / 1e6
  const began = now()
  fake.nowMs += 500
  expect(now()).toBeCloseTo(began + 0.5)
  host.push({ type: 'run.batch', batch: script.pass(0.4).is(1, 'running').batch() })
  fake.frame()
  expect(now()).toBeCloseTo(began + 0.5)
  host.push({ type: 'run.batch', batch: script.pass(0.1).add({ type: 'run.paused' }).batch() })
  fake.frame()
  const paused = now()
  fake.nowMs += 5_000
  expect(now()).toBe(paused)
})

test('typing is kept at once, sent when it rests, and not overwritten by an older copy from the host', async () => {
  const file = 'pizza-kitchen.taskgraph.yaml'
  const { state, host, fake } = await watching(chefs(), { 'doc.edit': () => ok(kitchen()) })
  state().edit('doc-1', file, 'a')
  state().edit('doc-1', file, 'ab')
  host.push({ type: 'doc.changed', doc: kitchen({ title: 'renamed' }) })
  expect(state().docs.get('doc-1')).toMatchObject({ title: 'renamed', files: [{ text: 'ab', dirty: true }] })
  expect(host.requests('doc.edit')).toEqual([])
  fake.pass(150)
  expect(host.requests('doc.edit')).toEqual([{ doc: 'doc-1', file, text: 'ab' }])
})

test('typing without a rest is sent all the same', async () => {
  const file = 'pizza-kitchen.taskgraph.yaml'
  const { state, host, fake } = await watching(chefs(), { 'doc.edit': () => ok(kitchen()) })
  let text = ''
  for (let ms = 0; ms < 1_000; ms += 100) {
    text += 'x'
    state().edit('doc-1', file, text)
    fake.pass(100)
    await Promise.resolve()
  }
  expect(host.requests('doc.edit').map(edit => edit.text.length)).toEqual([5, 10])
})

test('what did not reach the host is not lost: it is sent again when the connection is back, and nothing is saved before', async () => {
  const file = 'pizza-kitchen.taskgraph.yaml'
  const lost = { ok: false, error: { code: 'host/lost', details: {} } } as const
  const { state, host, fake } = await watching(chefs(), { 'doc.edit': () => lost })
  state().edit('doc-1', file, 'typed')
  fake.pass(150)
  await vi.waitFor(() => expect(state().failure?.code).toBe('host/lost'))
  const saved = await state().save('doc-1')
  host.answers['doc.edit'] = () => ok(kitchen())
  host.connection('lost')
  host.connection('open')
  await vi.waitFor(() => expect(host.requests('doc.edit')).toHaveLength(3))
  expect({
    saved,
    text: state().docs.get('doc-1')?.files[0]?.text,
    sent: host.requests('doc.edit').at(-1)?.text,
  }).toEqual({
    saved: false,
    text: 'typed',
    sent: 'typed',
  })
})

test('a run and a save have what was typed a moment before', async () => {
  const file = 'pizza-kitchen.taskgraph.yaml'
  const { state, host } = await watching(chefs(), {
    'run.start': () => ok({ run: 2 }),
    'doc.save': () => ok(kitchen()),
  })
  state().edit('doc-1', file, 'x')
  await state().startRun('doc-1')
  state().edit('doc-1', file, 'xy')
  await state().save('doc-1')
  expect(host.asked.map(asked => asked.name).filter(name => /edit|start|save/.test(name))).toEqual([
    'doc.edit',
    'run.start',
    'doc.edit',
    'doc.save',
  ])
})

test('the selection can be gone back and forward through, over runs', async () => {
  const { state } = await watching(chefs())
  state().selectTask(1)
  state().selectTask(2)
  state().back()
  expect(state().selected).toEqual({ run: 1, kind: 'task', id: 1 })
  state().forward()
  expect(state().selected).toEqual({ run: 1, kind: 'task', id: 2 })
  state().back()
  state().selectResource(7)
  expect(state().future).toEqual([])
})

test('a finding is shown in its pane, unfolded if need be, and belongs to its run', async () => {
  const { state } = await watching(chefs())
  state().toggleArea('bottom')
  state().showFinding(3)
  expect([state().finding, isVisible(state(), 'findings')]).toEqual([{ run: 1, id: 3 }, true])
})

test('a file with changes is asked about before it closes', async () => {
  const { state } = await watching(chefs(), {
    'doc.close': ({ discard }) =>
      discard ? ok(null) : { ok: false, error: { code: 'host/unsaved-changes', details: { name: 'pizza' } } },
  })
  await state().close('doc-1', false)
  expect(state().dialog).toEqual({ kind: 'unsaved', doc: 'doc-1' })
  await state().close('doc-1', true)
  expect(state().activeDoc).toBeNull()
})

test('after a lost connection the page greets again and watches the same run', async () => {
  const { state, host } = await watching(chefs())
  host.connection('lost')
  host.connection('open')
  await settle()
  expect(host.requests('run.watch')).toHaveLength(2)
  expect(state().activeDoc).toBe('doc-1')
})

test('the layout is remembered, and what makes no sense in it is passed over', async () => {
  const host = new FakeHost()
  const first = await page(host)
  first.state().showPane('workers')
  first.state().movePane('log', 'right')
  first.state().toggleArea('right')
  const kept = first.fake.kept.get('yieldpoint.layout')!
  const again = new FakePage()
  again.kept.set('yieldpoint.layout', JSON.stringify({ ...JSON.parse(kept), grouped: 'nonsense' }))
  const { layout } = createStore(again.environment(host)).getState()
  expect(layout).toEqual(first.state().layout)
})

test('many merged updates are said, with their count, and no longer once they have stopped', async () => {
  const script = chefs()
  const { state, host, fake } = await watching(script)
  host.push({ type: 'run.batch', batch: script.is(1, 'running').batch(1, 5_000) })
  fake.frame()
  fake.pass(1_000)
  expect(state().merging).toBe(5_000)
  fake.pass(4_000)
  expect(state().merging).toBeNull()
})

test('what is said of how the kept runs were found is told until it is read, and not again', async () => {
  const note = { code: 'recording/manifest-bad', details: { id: 'a', problem: 'no JSON' }, message: 'damaged' } as const
  const other = { code: 'recording/too-new', details: { id: 'b', version: 2, known: 1 }, message: 'too new' } as const
  const notes: WireError[] = [note]
  const { state } = await page(new FakeHost({ 'recording.list': () => ok({ runs: [], notes: [...notes] }) }))
  const first = state().keptNotes
  state().dismissKeptNotes()
  notes.push(other)
  await state().listKept()
  expect({ first, now: state().keptNotes }).toEqual({ first: [note], now: [other] })
})
