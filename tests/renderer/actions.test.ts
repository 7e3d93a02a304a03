import { expect, test } from 'vitest'
import { act, actionFor, actionOf, actions, keyHint } from '../../renderer/actions/index.ts'
import { connect, createStore } from '../../renderer/store/index.ts'
import { actionIds, actionName } from '../../shared/actions/index.ts'
import { FakeHost, FakePage, hello, kitchen, ok, settle } from '../support/fake-host.ts'

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey', boolean>> = {}) => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
})
const here = { mac: false, browser: true, typing: false, editing: false }
const typing = { ...here, typing: true }
const onMac = { mac: true, browser: false, typing: false, editing: false }

test.each([
  [press(' '), here, 'run.pause'],
  [press('.'), here, 'run.step'],
  [press('?', { shiftKey: true }), here, 'help.shortcuts'],
  [press('S', { shiftKey: true }), here, 'task.shield'],
  [press('s', { ctrlKey: true }), here, 'file.save'],
  [press('k', { ctrlKey: true }), typing, 'palette.open'],
  [press('k', { metaKey: true }), onMac, 'palette.open'],
  [press('k', { ctrlKey: true }), onMac, undefined],
  [press(' '), typing, undefined],
  [press('Delete'), typing, undefined],
  [press('z', { ctrlKey: true }), typing, undefined],
  [press('F6'), typing, 'area.next'],
  [press('w', { ctrlKey: true }), here, undefined],
  [press('w', { altKey: true }), here, 'file.close'],
  [press('w', { ctrlKey: true }), { ...here, browser: false }, 'file.close'],
  [{ ...press('¡', { altKey: true }), code: 'Digit1' }, onMac, 'tab.1'],
  [press('z', { ctrlKey: true }), here, 'view.back'],
  [press('z', { ctrlKey: true }), { ...here, editing: true }, 'edit.undo'],
  [press('Z', { ctrlKey: true, shiftKey: true }), { ...here, editing: true }, 'edit.redo'],
  [press('s'), here, undefined],
])('%o in %o means %s', (pressed, where, id) => {
  expect(actionFor(pressed, where)?.id).toBe(id)
})

test('no two actions share a key where one is', () => {
  const keys = actions.flatMap(action => action.keys.map(key => `${key} ${action.where ?? action.pane ?? ''}`))
  expect(keys).toEqual([...new Set(keys)])
})

test('every action has a name in both languages, and something that it does', () => {
  for (const id of actionIds) {
    for (const language of ['en', 'ja'] as const) expect(actionName(id, language), id).not.toBe(id)
    expect(actionOf(id).run, id).toBeTypeOf('function')
  }
})

test('keys are written as the platform writes them', () => {
  expect(['Mod+K', 'Shift+S', 'Mod+Shift+Enter', '.'].map(keys => keyHint(keys, false))).toEqual([
    'Ctrl K',
    '⇧S',
    'Ctrl ⇧↵',
    '.',
  ])
  expect(keyHint('Mod+Shift+Enter', true)).toBe('⌘⇧↵')
})

test('what cannot be done now is not done', async () => {
  const host = new FakeHost({ 'app.hello': () => ok(hello({ docs: [kitchen()], activeDoc: 'doc-1' })) })
  const store = createStore(new FakePage().environment(host))
  connect(store, host, id => act(id, store.getState()))
  await settle()
  for (const id of ['run.pause', 'run.stop', 'task.cancel', 'file.save', 'no.such']) host.push({ type: 'action', id })
  await settle()
  expect(host.asked.map(asked => asked.name)).toEqual(['app.hello', 'recording.list'])
})

test('a graph with mistakes cannot be started, a sound one can, from the menu as well', async () => {
  const at = { file: 'a', line: 1, column: 1, endLine: 1, endColumn: 1 }
  const mistake = { severity: 'error', error: { code: 'host/lost', details: {} }, at, fix: null } as const
  const host = new FakeHost({
    'app.hello': () => ok(hello({ docs: [kitchen({ problems: [mistake] })], activeDoc: 'doc-1' })),
    'run.start': () => ok({ run: 1 }),
  })
  const store = createStore(new FakePage().environment(host))
  connect(store, host, id => act(id, store.getState()))
  await settle()
  host.push({ type: 'action', id: 'run.start' })
  expect(host.requests('run.start')).toEqual([])
  host.push({ type: 'doc.changed', doc: kitchen() })
  host.push({ type: 'action', id: 'run.start' })
  await settle()
  expect(host.requests('run.start')).toMatchObject([{ doc: 'doc-1', clock: null, paused: false }])
})
