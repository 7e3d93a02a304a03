/** What answers at the address is no program of ours, or wants something from the app. */
import { createServer, type Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { LONGEST_REPLY, PROTOCOL } from '../../shared/protocol/program.ts'
import { emptyRun, toSnapshot } from '../../shared/state/run-state.ts'
import { ScriptedRun } from '../support/scripted-run.ts'
import { ownFolder, startViewer } from './support.ts'

const welcome = JSON.stringify({ yieldpoint: PROTOCOL, name: 'hostile', pid: 1 })

/** Sends these lines to who greets it. */
async function pretender(...lines: (string | (() => Iterable<string>))[]) {
  const server = createServer(socket => socket.once('data', () => answer(socket, lines)).on('error', () => {}))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return { address: `127.0.0.1:${(server.address() as { port: number }).port}`, secret: 'any' }
}

function answer(socket: Socket, lines: (string | (() => Iterable<string>))[]): void {
  for (const line of lines) {
    for (const piece of typeof line === 'string' ? [line] : line()) socket.write(piece)
    socket.write('\n')
  }
}

test.each([
  ['is no program', 'HTTP/1.1 400 Bad Request', 'program/not-understood'],
  ['is something else', '{"hello":1}', 'program/not-understood'],
  ['is of another version', JSON.stringify({ yieldpoint: PROTOCOL + 1, name: 'x', pid: 1 }), 'program/other-version'],
])('who %s is not attached to', async (_what, line, code) => {
  await ownFolder()
  const { services } = await startViewer()
  await expect(services.runs.attach(await pretender(line))).rejects.toMatchObject({ code })
  expect(services.runs.list()).toEqual([])
})

test('a port where nobody is is said', async () => {
  await ownFolder()
  const { services } = await startViewer()
  await expect(services.runs.attach({ address: '127.0.0.1:1', secret: 'x' })).rejects.toMatchObject({
    code: 'program/not-there',
  })
})

const push = (value: object): string => JSON.stringify({ push: value })
const snapshot = { type: 'run.snapshot', run: 1, snapshot: toSnapshot({ ...emptyRun, seq: 1 }) }

test.each([
  ['an action for the page', push({ type: 'action', id: 'file.save' })],
  ['a second push in one frame', `{"push":${JSON.stringify(snapshot)},"push":{"type":"doc.closed","doc":"d"}}`],
  ['a snapshot that lacks something', push({ ...snapshot, snapshot: { seq: 1, tasks: [] } })],
  [
    'an error that cannot be said',
    push({ ...snapshot, snapshot: { ...snapshot.snapshot, error: { code: 'x/y', details: {} } } }),
  ],
  [
    'known words without what they speak of',
    push({ ...snapshot, snapshot: { ...snapshot.snapshot, error: { code: 'graph/cycle', details: {} } } }),
  ],
  ['what is no JSON', '<script>'],
])('%s ends the connection, and no page hears of it', async (_what, line) => {
  await ownFolder()
  const { services, watcher } = await startViewer()
  const heard: string[] = []
  services.hub.onPush((_text, { type }) => heard.push(type))
  const run = await services.runs.attach(await pretender(welcome, line))
  run.watch(watcher)
  expect([await run.ended, run.error?.code]).toEqual(['crashed', 'program/not-understood'])
  const { error, phase } = await watcher.until(state => state.phase === 'ended')
  expect({ error: error?.code, phase, heard: [...new Set(heard)] }).toEqual({
    error: 'program/not-understood',
    phase: 'ended',
    heard: ['run.listed'],
  })
})

test('a line that never ends is cut off', async () => {
  await ownFolder()
  const { services } = await startViewer()
  const piece = 'x'.repeat(1024 * 1024)
  function* endless() {
    for (let sent = 0; sent <= LONGEST_REPLY; sent += piece.length) yield piece
  }
  const run = await services.runs.attach(await pretender(welcome, endless))
  expect([await run.ended, run.error]).toMatchObject(['crashed', { code: 'program/not-understood' }])
})

test('a program that speaks for another run speaks for its own', async () => {
  await ownFolder()
  const { services, watcher } = await startViewer()
  const script = new ScriptedRun().start().task(1, 'mine')
  const batch = { ...script.batch(99), from: 1, to: 2 }
  const lines = [push(snapshot), push({ type: 'run.batch', batch })]
  const run = await services.runs.attach(await pretender(welcome, ...lines))
  const numbers: number[] = []
  run.watch({
    backlog: () => 0,
    send(text) {
      const { type, ...told } = JSON.parse(text).push
      numbers.push(type === 'run.batch' ? told.batch.run : told.run)
      watcher.send(text)
    },
  })
  await watcher.until(({ tasks }) => tasks.size === 1)
  expect(numbers).toEqual([run.id, run.id])
})
