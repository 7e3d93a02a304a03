import { expect, test } from 'vitest'
import { type Steps, sleep, timeout } from '../../electron/runtime/index.ts'
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

function* closed(writer: StreamWriter): Steps<void> {
  writer.close()
  yield* writer.waitClosed()
}
