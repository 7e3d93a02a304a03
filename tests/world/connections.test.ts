import { connect } from 'node:net'
import { expect, test } from 'vitest'
import { type Steps, shield, sleep, timeout } from '../../electron/runtime/index.ts'
import { type Server, type StreamReader, type StreamWriter, utf8 } from '../../electron/world/index.ts'
import { type OutsideWorld, outside, thrownIn } from './support.ts'

type Handler = (reader: StreamReader, writer: StreamWriter) => Steps<unknown>

const serve = (at: OutsideWorld, handler: Handler) => at.face.startServer(handler, '127.0.0.1', 0)

/** Answers each line in capitals. */
function* shout(reader: StreamReader, writer: StreamWriter): Steps<void> {
  for (;;) {
    const line = yield* reader.readline()
    if (line.length === 0) break
    writer.write(utf8.decode(line).toUpperCase())
    yield* writer.drain()
  }
  writer.close()
}

function* closed(writer: StreamWriter): Steps<void> {
  writer.close()
  yield* writer.waitClosed()
}

test.each(['real', 'virtual'] as const)('a client and a server talk, line by line, on the %s clock', async clock => {
  const at = outside({ clock })
  const heard = await at.run(function* () {
    const server: Server = yield* serve(at, shout)
    const [reader, writer] = yield* at.face.openConnection('127.0.0.1', server.port)
    writer.write('hello\n')
    const first = yield* reader.readline()
    yield* sleep(0.01)
    writer.writelines(['wor', utf8.encode('ld\n')])
    const second = yield* reader.readuntil('\n')
    writer.writeEof()
    const rest = yield* reader.read()
    yield* closed(writer)
    server.close()
    yield* server.waitClosed()
    return [first, second, rest].map(bytes => utf8.decode(bytes)).concat(String(reader.atEof()))
  })
  expect([heard, at.world.size]).toEqual([['HELLO\n', 'WORLD\n', '', 'true'], 0])
})

test('a writer waits in drain until the other side reads, and all bytes arrive in order', async () => {
  const at = outside()
  const started = at.loop.createFuture<void>()
  const [total, seen] = await at.run(function* () {
    const server: Server = yield* serve(at, function* (reader) {
      yield* started
      let [bytes, right] = [0, true]
      for (;;) {
        const chunk = yield* reader.read(100_000)
        if (chunk.length === 0) break
        for (const byte of chunk) right &&= byte === bytes++ % 251
      }
      result.setResult([bytes, right])
    })
    const result = at.loop.createFuture<[number, boolean]>()
    const [, writer] = yield* at.face.openConnection('127.0.0.1', server.port)
    const block = Uint8Array.from({ length: 251 * 1000 }, (_, i) => i % 251)
    for (let i = 0; i < 40; i++) writer.write(block) // 10 MB: more than the system keeps
    const draining = at.spawn('drain', () => writer.drain())
    yield* sleep(0)
    yield* sleep(0)
    const waited = !draining.done()
    started.setResult()
    yield* draining
    yield* closed(writer)
    return [yield* result, waited] as const
  })
  expect([total, seen]).toEqual([[251 * 1000 * 40, true], true])
})

test('nobody there, a name nobody knows, an address that is taken', async () => {
  const at = outside({
    declared: { connect: ['127.0.0.1:*', 'nobody.invalid:80'], listen: ['127.0.0.1:0'], run: [], http: [] },
  })
  const refused = await at.run(function* () {
    const server: Server = yield* serve(at, shout)
    const { port } = server
    server.close()
    yield* server.waitClosed()
    return [
      yield* thrownIn(at.face.openConnection('127.0.0.1', port)),
      yield* thrownIn(at.face.openConnection('nobody.invalid', 80)),
    ]
  })
  expect([refused, at.world.size]).toEqual([['world/connect-failed', 'world/connect-failed'], 0])
})

test('cancelled while it connects, listens, reads, drains or waits to be closed, a task leaves nothing open that it did not have', async () => {
  const at = outside()
  const never = at.loop.createFuture<void>()
  const left = await at.run(function* () {
    const server: Server = yield* serve(at, function* () {
      yield* never
    })
    const polite: Server = yield* serve(at, shout)
    const [reader, writer] = yield* at.face.openConnection('127.0.0.1', server.port)
    while (at.world.size < 4) yield* sleep(0)
    const before = at.world.size
    writer.write(new Uint8Array(20_000_000))
    const waits: [string, () => unknown][] = [
      ['connect', () => at.face.openConnection('127.0.0.1', polite.port)],
      ['listen', () => at.face.startServer(() => {}, '127.0.0.1', 0)],
      ['read', () => reader.readline()],
      ['drain', () => writer.drain()],
      ['close', () => writer.waitClosed()],
      ['serve', () => shield(never)],
    ]
    const ends: string[] = []
    for (const [name, wait] of waits) {
      const task = at.spawn(name, function* () {
        yield wait()
      })
      yield* sleep(0)
      yield* sleep(0)
      task.cancel()
      yield* thrownIn(task)
      ends.push(`${name} ${task.cancelled()}`)
    }
    // What was under way is closed by the system a little later; the accepted ones go with their clients.
    yield* timeout(10, function* () {
      while (at.world.size > before) yield* sleep(0)
    })
    return [before, at.world.size, ends] as const
  })
  expect(left).toEqual([4, 4, ['connect true', 'listen true', 'read true', 'drain true', 'close true', 'serve true']])
})

test('a connection that is broken off fails who reads, who drains, and who waits for its end', async () => {
  const at = outside()
  const told = await at.run(function* () {
    const server: Server = yield* serve(at, function* (_, writer) {
      writer.write(new Uint8Array(20_000_000))
      const ends: string[] = []
      ends.push(yield* thrownIn(writer.drain()))
      ends.push(yield* thrownIn(writer.waitClosed()))
      ends.push(yield* thrownIn(writer.drain()))
      result.setResult(ends)
    })
    const result = at.loop.createFuture<string[]>()
    const socket = connect(server.port, '127.0.0.1')
    socket.once('data', () => socket.resetAndDestroy())
    return yield* result
  })
  expect(told).toEqual(['world/connection-lost', 'world/connection-lost', 'world/connection-lost'])
})

test('a handler that fails closes its connection, and the server goes on', async () => {
  const at = outside()
  const lines = await at.run(function* () {
    const server: Server = yield* serve(at, function* (reader, writer) {
      if (utf8.decode(yield* reader.readline()) === 'bad\n') throw new RangeError('no')
      writer.write('fine\n')
      writer.close()
    })
    const answers: string[] = []
    for (const line of ['bad\n', 'good\n']) {
      const [reader, writer] = yield* at.face.openConnection('127.0.0.1', server.port)
      writer.write(line)
      answers.push(utf8.decode(yield* reader.read()))
      yield* closed(writer)
    }
    return answers
  })
  expect(lines).toEqual(['', 'fine\n'])
})

test('serveForever closes its server when it is cancelled', async () => {
  const at = outside()
  const serving = await at.run(function* () {
    const server: Server = yield* serve(at, shout)
    const task = at.spawn('server', () => server.serveForever())
    yield* sleep(0)
    const before = server.isServing()
    task.cancel()
    yield* thrownIn(task)
    yield* server.waitClosed()
    return [before, task.cancelled(), server.isServing()]
  })
  expect([serving, at.world.size]).toEqual([[true, true, false], 0])
})

test('a reader is iterated over line by line', async () => {
  const at = outside()
  const lines = await at.run(function* () {
    const server: Server = yield* serve(at, function* (_, writer) {
      writer.write('a\nb\nc')
      writer.close()
    })
    const [reader, writer] = yield* at.face.openConnection('127.0.0.1', server.port)
    const found: string[] = []
    const iterator = reader[Symbol.asyncIterator]()
    for (let next = yield* iterator.next(); !next.done; next = yield* iterator.next())
      found.push(utf8.decode(next.value))
    yield* closed(writer)
    return found
  })
  expect(lines).toEqual(['a\n', 'b\n', 'c'])
})

test('at the end of the run everything is closed, and nothing can be opened any more', async () => {
  const at = outside()
  const server = await at.run(() => serve(at, shout))
  await at.run(() => at.face.openConnection('127.0.0.1', server.port))
  const before = at.world.size
  await at.world.end()
  const late = await at.run(() => thrownIn(at.face.openConnection('127.0.0.1', server.port)))
  expect([before > 0, at.world.size, late]).toEqual([true, 0, 'world/run-over'])
})
