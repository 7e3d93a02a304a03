import { expect, test } from 'vitest'
import { SocketHost } from '../../renderer/transport/socket-host.ts'
import { DEFAULT_SETTINGS } from '../../shared/protocol/documents.ts'
import type { Connection } from '../../shared/protocol/host.ts'
import type { Push } from '../../shared/protocol/pushes.ts'

class FakeSocket extends EventTarget {
  readonly sent: { id: number; name: string; req: unknown }[] = []
  send(text: string): void {
    this.sent.push(JSON.parse(text))
  }
  opens(): void {
    this.dispatchEvent(new Event('open'))
  }
  closes(): void {
    this.dispatchEvent(new Event('close'))
  }
  says(frame: unknown): void {
    this.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(frame) }))
  }
}

function world() {
  const sockets: FakeSocket[] = []
  const timers: { ms: number; fire: () => void }[] = []
  const open = (): WebSocket => {
    const socket = new FakeSocket()
    sockets.push(socket)
    return socket as unknown as WebSocket
  }
  const host = new SocketHost({ open, later: (fire, ms) => void timers.push({ ms, fire }) })
  const connections: Connection[] = []
  const pushes: Push[] = []
  host.onConnection(connection => connections.push(connection))
  host.onPush(push => pushes.push(push))
  return { host, sockets, timers, connections, pushes, last: () => sockets.at(-1) as FakeSocket }
}

const settings = { ...DEFAULT_SETTINGS, language: 'en', theme: 'dark' } as const

test('replies find their calls, in whatever order they come', async () => {
  const { host, last } = world()
  last().opens()
  const [a, b] = [host.call('settings.set', {}), host.call('run.pause', { run: 1 })]
  const [first, second] = last().sent
  last().says({ id: second?.id, reply: { ok: true, value: null } })
  last().says({ id: first?.id, reply: { ok: true, value: settings } })
  expect(await Promise.all([a, b])).toEqual([
    { ok: true, value: settings },
    { ok: true, value: null },
  ])
})

test('a call fails at once while the connection is not open, and when it is lost on the way', async () => {
  const { host, last } = world()
  const early = await host.call('app.hello', {})
  last().opens()
  const underway = host.call('app.hello', {})
  last().closes()
  const lost = { ok: false, error: { code: 'host/lost', details: {} } }
  expect([early, await underway]).toEqual([lost, lost])
})

test('it connects anew, later and later, and soon again after a success', () => {
  const { last, timers, connections } = world()
  for (let i = 0; i < 6; i++) {
    last().closes()
    timers.at(-1)?.fire()
  }
  last().opens()
  last().closes()
  expect({ ms: timers.map(timer => timer.ms), connections }).toEqual({
    ms: [250, 500, 1000, 2000, 4000, 5000, 250],
    connections: ['connecting', 'lost', 'open', 'lost'],
  })
})

test('an answer that is not what the command promises is an error, not a value', async () => {
  const { host, last } = world()
  last().opens()
  const call = host.call('settings.set', {})
  last().says({ id: 1, reply: { ok: true, value: { language: 'xx' } } })
  expect(await call).toMatchObject({ ok: false, error: { code: 'host/bad-message' } })
})

test('pushes reach every listener until it stops listening', () => {
  const { host, last, pushes } = world()
  const heard: string[] = []
  const stop = host.onPush(push => heard.push(push.type))
  last().opens()
  last().says({ push: { type: 'doc.closed', doc: 'd1' } })
  stop()
  last().says({ push: { type: 'settings.changed', settings } })
  expect({ pushes, heard }).toEqual({
    pushes: [
      { type: 'doc.closed', doc: 'd1' },
      { type: 'settings.changed', settings },
    ],
    heard: ['doc.closed'],
  })
})
