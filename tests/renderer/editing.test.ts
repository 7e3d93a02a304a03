/** One history for a document: what was typed in its files and what was done in its graph. */
import { expect, test } from 'vitest'
import { connect, createStore } from '../../renderer/store/index.ts'
import type { GraphEdit } from '../../shared/graph/edits/index.ts'
import type { Doc } from '../../shared/protocol/documents.ts'
import { FakeHost, FakePage, hello, kitchen, ok, settle } from '../support/fake-host.ts'

const GRAPH = 'pizza-kitchen.taskgraph.yaml'
const TEXT = 'taskgraph: 1\ntasks:\n  chef: { sleep: 1 }\n'
const doc = (more: Partial<Doc> = {}): Doc =>
  kitchen({
    files: [
      { path: GRAPH, text: TEXT, dirty: false },
      { path: 'chef.ts', text: 'one', dirty: false },
    ],
    ...more,
  })

async function page() {
  const host = new FakeHost({
    'app.hello': () => ok(hello({ docs: [doc()], activeDoc: 'doc-1' })),
    'doc.edit': () => ok(doc()),
  })
  const fake = new FakePage()
  const store = createStore(fake.environment(host))
  connect(store, host, () => {})
  await settle()
  const state = () => store.getState()
  return {
    host,
    fake,
    state,
    type: (text: string, file = GRAPH) => state().edit('doc-1', file, text),
    draw: (edit: GraphEdit) => state().editGraph('doc-1', edit),
    texts: () =>
      state()
        .docs.get('doc-1')!
        .files.map(file => file.text),
    sent: () => host.requests('doc.edit').map(({ file, text }) => [file, text]),
  }
}

const LONGER = TEXT.replace('sleep: 1', 'sleep: 1, shield: true')
const shield: GraphEdit = { kind: 'setField', path: ['tasks', 'chef', 'shield'], value: true }

test('what is drawn is in the text at once, and reaches the host a moment later', async () => {
  const { draw, texts, fake, sent } = await page()
  expect([draw(shield), texts()[0], sent()]).toEqual([{ error: null, added: [] }, LONGER, []])
  fake.pass(150)
  expect(sent()).toEqual([[GRAPH, LONGER]])
})

test('what cannot be drawn changes nothing and says why', async () => {
  const { draw, texts, state } = await page()
  const told = draw({ kind: 'remove', names: ['cook'] })
  const error = { code: 'edit/no-such', details: { name: 'cook' } }
  expect([told, state().failure, texts()[0]]).toEqual([{ error, added: [] }, error, TEXT])
})

test('typing and drawing, in any file, are undone in the order in which they were done, and redone', async () => {
  const { type, draw, texts, state } = await page()
  const after = (done: () => unknown): string[] => {
    done()
    return texts()
  }
  const forth = [
    texts(),
    after(() => type('two', 'chef.ts')),
    after(() => draw(shield)),
    after(() => type(`# note\n${LONGER}`)),
  ]
  expect([1, 2, 3, 4].map(() => after(state().undo))).toEqual([forth[2], forth[1], forth[0], forth[0]])
  expect([1, 2, 3, 4].map(() => after(state().redo))).toEqual([forth[1], forth[2], forth[3], forth[3]])
})

test('a moment’s typing is one step; a pause or another place begins the next', async () => {
  const { type, texts, state, fake } = await page()
  for (const text of ['one t', 'one tw', 'one two']) type(text, 'chef.ts')
  fake.pass(600)
  type('one two!', 'chef.ts')
  type('- one two!', 'chef.ts')
  const back = [1, 2, 3, 4].map(() => {
    state().undo()
    return texts()[1]
  })
  expect(back).toEqual(['one two!', 'one two', 'one', 'one'])
})

test('what is typed and deleted at once leaves nothing to undo', async () => {
  const { type, state } = await page()
  type('one!', 'chef.ts')
  type('one', 'chef.ts')
  expect(state().histories.get('doc-1')?.past).toEqual([])
})

test('a new edit after an undo takes the place of what was undone', async () => {
  const { type, state, texts } = await page()
  type('two', 'chef.ts')
  state().undo()
  type('three', 'chef.ts')
  state().redo()
  expect(texts()[1]).toBe('three')
})

test('several files changed at once are one step', async () => {
  const { state, texts } = await page()
  state().editFiles(
    'doc-1',
    new Map([
      [GRAPH, LONGER],
      ['chef.ts', 'two'],
    ]),
  )
  const after = texts()
  state().undo()
  expect([after, texts()]).toEqual([
    [LONGER, 'two'],
    [TEXT, 'one'],
  ])
})

test('what another program writes to a file can be undone as well, and the graph file may be called otherwise by then', async () => {
  const { host, state, texts, draw } = await page()
  draw(shield)
  const files = [
    { path: 'other.taskgraph.yaml', text: LONGER, dirty: false },
    { path: 'chef.ts', text: 'new', dirty: false },
  ]
  state().dismissFailure()
  await state().flushEdits('doc-1')
  host.push({ type: 'doc.changed', doc: doc({ files }) })
  const before = texts()
  state().undo()
  const half = texts()
  state().undo()
  expect([before, half, texts()]).toEqual([
    [LONGER, 'new'],
    [LONGER, 'one'],
    [TEXT, 'one'],
  ])
})

test('the answer of the host to what was typed is no step', async () => {
  const { type, state, host } = await page()
  type('two', 'chef.ts')
  host.push({ type: 'doc.changed', doc: doc() })
  expect(state().histories.get('doc-1')?.past).toHaveLength(1)
})

test('an undo tells where it was, whatever the line ends', async () => {
  const { type, state, fake } = await page()
  type('a\r\nb\r\nc', 'chef.ts')
  fake.pass(600)
  type('a\r\nb\r\nXc', 'chef.ts')
  state().undo()
  state().redo()
  expect(state().revisited).toEqual({ doc: 'doc-1', file: 'chef.ts', at: 5 })
})

test('after a selection, undo is no longer what the user means first', async () => {
  const { type, state } = await page()
  type('two', 'chef.ts')
  const edited = state().editedLast
  state().showRun(1)
  state().selectTask(1)
  expect([edited, state().editedLast]).toEqual([true, false])
})

test('what is replaced by itself, or in a file that there is none of, is no step of the history', async () => {
  const { state, type, texts } = await page()
  type('two', 'chef.ts')
  state().editFiles(
    'doc-1',
    new Map([
      [GRAPH, TEXT],
      ['cook.ts', 'three'],
    ]),
  )
  state().undo()
  const undone = texts()
  state().undo()
  expect([undone, texts()]).toEqual([
    [TEXT, 'one'],
    [TEXT, 'one'],
  ])
})
