/** Tabs of open graphs and runs, the way back, and what a page finds again after a reload. */
import { expect, test } from 'vitest'
import { activeTab, connect, createStore, tabsOf } from '../../renderer/store/index.ts'
import type { Doc, RunSummary } from '../../shared/protocol/documents.ts'
import { FakeHost, FakePage, hello, kitchen, ok, settle } from '../support/fake-host.ts'

const summary = (run: number, doc: string): RunSummary => ({
  ...{ run, doc, name: `graph ${doc}`, program: null, phase: 'ended', outcome: 'finished', at: 0, startedAtMs: 0 },
  ...({ clock: 'virtual', seed: 7, stuck: null, recording: null } as const),
})
const doc = (id: string): Doc => kitchen({ id, path: `/graphs/${id}.taskgraph.yaml`, name: `${id}.taskgraph.yaml` })

const greeting = (docs = ['a', 'b', 'c']) =>
  hello({
    docs: docs.map(doc),
    activeDoc: docs[0] ?? null,
    runs: [summary(1, 'a'), summary(2, 'a'), summary(3, 'b'), summary(4, 'elsewhere')],
  })

async function page(fake = new FakePage(), greets = greeting()) {
  const host = new FakeHost({ 'app.hello': () => ok(greets) })
  const store = createStore(fake.environment(host))
  connect(store, host, () => {})
  await settle()
  return { fake, host, state: store.getState }
}

test('each open document has a tab, in the order the user gave them, and a run whose document is closed has one of its own', async () => {
  const { state } = await page()
  state().showRun(4)
  state().moveTab('doc:c', 0)
  expect([tabsOf(state()), activeTab(state())]).toEqual([['doc:c', 'doc:a', 'doc:b', 'run:4'], 'run:4'])
})

test('a tab comes back with the run that was on the screen with it', async () => {
  const { state } = await page()
  state().showRun(1)
  state().stepTab(1)
  const next = [activeTab(state()), state().shownRun]
  state().stepTab(-1)
  expect([next, [activeTab(state()), state().shownRun]]).toEqual([
    ['doc:b', 3],
    ['doc:a', 1],
  ])
})

test('a tab that closes gives way to its neighbour, the last one to the start screen', async () => {
  const { state, host } = await page()
  state().showRun(4)
  state().closeTab('run:4')
  const first = activeTab(state())
  for (const id of ['c', 'b', 'a']) host.push({ type: 'doc.closed', doc: id })
  expect([first, tabsOf(state()), activeTab(state()), state().shownRun]).toEqual(['doc:c', [], null, null])
})

test('back goes through panes, documents and selections, and past what is gone', async () => {
  const { state, host } = await page()
  state().selectTask(1)
  state().showPane('log')
  state().showTab('doc:b')
  state().showTab('doc:c')
  host.push({ type: 'doc.closed', doc: 'b' })
  const seen: unknown[] = []
  for (let i = 0; i < 3; i++) {
    state().back()
    const { centre } = state().layout.arrangement.stacks
    seen.push([activeTab(state()), centre.active, state().selected?.id])
  }
  state().forward()
  expect([seen, state().layout.arrangement.stacks.centre.active]).toEqual([
    [
      ['doc:a', 'log', 1],
      ['doc:a', 'graph', 1],
      ['doc:a', 'graph', undefined],
    ],
    'graph',
  ])
})

test('a page loaded anew finds its tabs, run, selection, filter and place in the library', async () => {
  const { state, fake } = await page()
  state().moveTab('doc:c', 0)
  state().showTab('doc:b')
  state().selectResource(9)
  state().setFilter({ text: 'chef', states: new Set(['waiting']) })
  state().scrollLibrary(120)
  fake.pass(300)
  const { state: again } = await page(fake)
  const { selected, filter, libraryScroll, shownRun, past } = again()
  expect({ tabs: tabsOf(again()), tab: activeTab(again()), selected, filter, libraryScroll, shownRun, past }).toEqual({
    tabs: ['doc:c', 'doc:a', 'doc:b'],
    tab: 'doc:b',
    selected: { run: 3, kind: 'resource', id: 9 },
    filter: { text: 'chef', states: new Set(['waiting']), only: null },
    libraryScroll: 120,
    shownRun: 3,
    past: [],
  })
})

test('a document is found by its path, whatever the host calls it now, and one named since then is shown first', async () => {
  const { state, fake } = await page()
  state().showTab('doc:c')
  fake.pass(300)
  const renamed = { ...doc('c'), id: 'doc-9' }
  const { state: again } = await page(fake, { ...greeting(['a', 'b']), docs: [doc('a'), renamed] })
  const { state: told } = await page(fake, { ...greeting(), activeDoc: 'b' })
  expect([activeTab(again()), activeTab(told())]).toEqual(['doc:doc-9', 'doc:b'])
})

test.each(['', '{', '{"tabs":7,"active":{},"selected":{"run":"x"},"filter":{"states":["asleep"]},"scroll":-1}'])(
  'a session that reads %j is as none',
  async text => {
    const fake = new FakePage()
    fake.kept.set('yieldpoint.session', text)
    const { state } = await page(fake)
    expect([activeTab(state()), state().filter.states.size]).toEqual(['doc:a', 0])
  },
)

/** As an earlier page left it, with something changed. */
function left(fake: FakePage, change: object): void {
  fake.pass(300)
  const kept = JSON.parse(fake.kept.get('yieldpoint.session')!)
  fake.kept.set('yieldpoint.session', JSON.stringify({ ...kept, ...change }))
}

test('a page loaded anew finds the run that has a tab of its own', async () => {
  const { state, fake } = await page()
  state().showRun(4)
  left(fake, {})
  const { state: again } = await page(fake)
  expect([tabsOf(again()), activeTab(again()), again().shownRun]).toEqual([
    ['doc:a', 'doc:b', 'doc:c', 'run:4'],
    'run:4',
    4,
  ])
})

test('a page that finds nothing of what it showed begins with what goes on now', async () => {
  const { state, fake } = await page()
  state().showTab('doc:b')
  left(fake, {})
  const going = { ...summary(7, 'gone'), phase: 'running', outcome: null } as const
  const { state: again } = await page(fake, { ...greeting([]), runs: [summary(6, 'gone'), going] })
  expect([tabsOf(again()), again().shownRun]).toEqual([['run:7'], 7])
})

test('another host’s run of the same number, and a selection of another run, are not shown again', async () => {
  const { state, fake } = await page()
  state().showTab('doc:b')
  left(fake, { selected: { run: 1, kind: 'task', id: 5 } })
  const { state: same } = await page(fake)
  left(fake, { run: 3, active: 'file:/graphs/c.taskgraph.yaml' })
  const { state: other } = await page(fake)
  expect([
    [activeTab(same()), same().shownRun, same().selected],
    [activeTab(other()), other().shownRun],
  ]).toEqual([
    ['doc:b', 3, null],
    ['doc:c', null],
  ])
})
