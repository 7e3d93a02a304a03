/** The reading end alone: bytes are fed by hand. The semantics are those of asyncio.StreamReader. */
import { expect, test } from 'vitest'
import type { Coroutine } from '../../electron/runtime/index.ts'
import { utf8 } from '../../electron/world/index.ts'
import { readers, StreamReader } from '../../electron/world/streams/stream-reader.ts'
import { testLoop, type World } from '../runtime/support.ts'
import { testWaits } from './support.ts'

interface Fed {
  readonly world: World
  readonly reader: StreamReader
  readonly pressure: boolean[]
  feed(text: string): void
  eof(): void
  /** Starts a read and notes what it comes to. */
  read(read: (reader: StreamReader) => Coroutine<Uint8Array>): ReturnType<World['spawn']>
  notes(): string[]
}

function fed(limit = 8): Fed {
  const world = testLoop()
  const reader = new StreamReader(testWaits(world), limit)
  const pressure: boolean[] = []
  readers.onPressure(reader, paused => pressure.push(paused))
  return {
    world,
    reader,
    pressure,
    feed: text => readers.feed(reader, utf8.encode(text)),
    eof: () => readers.feedEof(reader),
    read: read =>
      world.spawn('T', function* () {
        try {
          world.note(utf8.decode(yield* read(reader)))
        } catch (error) {
          world.note(told(error))
          throw error
        }
      }),
    notes() {
      world.untilIdle()
      return world.notes
    },
  }
}

function told(error: unknown): string {
  const { code, name, partial, expected, consumed } = error as Record<string, unknown>
  const parts = [partial instanceof Uint8Array ? utf8.decode(partial) : undefined, expected, consumed]
  return [code ?? name, ...parts.filter(part => part !== undefined)].join(' ')
}

test('a line comes when its newline does, in whatever pieces', () => {
  const at = fed()
  at.read(reader => reader.readline())
  for (const piece of ['a', 'b', '\nc']) {
    at.world.untilIdle()
    at.world.note(`+${piece}`)
    at.feed(piece)
  }
  at.read(reader => reader.readline())
  at.eof()
  expect(at.notes()).toEqual(['+a', '+b', '+\nc', 'ab\n', 'c'])
})

test.each<[string, string, (reader: StreamReader) => Coroutine<Uint8Array>, string]>([
  ['a separator of several bytes that comes in two pieces', 'ab\r|\nc', r => r.readuntil('\r\n'), 'ab\r\n'],
  ['exactly as many bytes', 'abc|de', r => r.readexactly(4), 'abcd'],
  ['no bytes at all', '', r => r.readexactly(0), ''],
  ['what is there, if fewer than asked for', 'ab', r => r.read(5), 'ab'],
  ['no more than asked for', 'abc', r => r.read(2), 'ab'],
  ['a line that is as long as the limit', '12345678\n', r => r.readline(), '12345678\n'],
  ['a line without an end, when the stream ends', 'abc|$', r => r.readline(), 'abc'],
  ['nothing, at the end', '$', r => r.read(5), ''],
  ['all up to the end', 'abc|defghijklmn|$', r => r.read(), 'abcdefghijklmn'],
  ['an end before the separator', 'abc|$', r => r.readuntil('\n'), 'IncompleteReadError abc '],
  ['an end before enough bytes', 'abc|$', r => r.readexactly(4), 'IncompleteReadError abc 4'],
  ['a separator beyond the limit', '123456789\n', r => r.readuntil('\n'), 'LimitOverrunError 9'],
  ['no separator within the limit', '123456789', r => r.readuntil('\n'), 'LimitOverrunError 9'],
  ['a line beyond the limit', '123456789\n', r => r.readline(), 'world/line-too-long'],
  ['an empty separator', 'a', r => r.readuntil(''), 'runtime/bad-argument'],
  ['a negative count', 'a', r => r.readexactly(-1), 'runtime/bad-argument'],
])('reading gives %s', (_, pieces, read, expected) => {
  const at = fed()
  at.read(read)
  for (const piece of pieces.split('|')) {
    at.world.untilIdle()
    at.feed(piece.replace('$', ''))
    if (piece.endsWith('$')) at.eof()
  }
  expect(at.notes()).toEqual([expected])
})

test('after a line that was too long the next one can be read; after a separator that is too far, everything', () => {
  const [lines, until] = [fed(), fed()]
  lines.feed('123456789\nnext\n')
  lines.read(reader => reader.readline())
  lines.world.untilIdle()
  lines.read(reader => reader.readline())
  until.feed('123456789\n')
  until.read(reader => reader.readuntil('\n'))
  until.world.untilIdle()
  until.read(reader => reader.readexactly(10))
  expect([lines.notes(), until.notes()]).toEqual([
    ['world/line-too-long', 'next\n'],
    ['LimitOverrunError 9', '123456789\n'],
  ])
})

test('the sender is paused beyond twice the limit, and goes on at the limit', () => {
  const at = fed(4)
  at.feed('12345678')
  const before = [...at.pressure]
  at.feed('9')
  at.read(reader => reader.read(4))
  at.world.untilIdle()
  const between = [...at.pressure]
  at.read(reader => reader.read(1))
  at.world.untilIdle()
  expect([before, between, at.pressure]).toEqual([[], [true], [true, false]])
})

test('a reader that needs more than is kept makes the sender go on', () => {
  const at = fed(4)
  at.feed('123456789')
  at.read(reader => reader.readexactly(12))
  at.world.untilIdle()
  at.feed('abc')
  expect([at.notes(), at.pressure]).toEqual([['123456789abc'], [true, false, true, false]])
})

test('a cancelled read takes nothing, and another can follow', () => {
  const at = fed()
  const first = at.read(reader => reader.readexactly(4))
  at.feed('ab')
  at.world.untilIdle()
  first.cancel()
  at.world.untilIdle()
  at.read(reader => reader.readexactly(4))
  at.feed('cd')
  expect([at.notes(), first.cancelled()]).toEqual([['CancelledError', 'abcd'], true])
})

test('two tasks cannot read at once', () => {
  const at = fed()
  at.read(reader => reader.read(1))
  at.read(reader => reader.read(1))
  at.world.untilIdle()
  at.feed('a')
  expect(at.notes()).toEqual(['world/read-twice', 'a'])
})

test('an error reaches who waits and whoever reads later', () => {
  const at = fed()
  at.read(reader => reader.read(1))
  at.world.untilIdle()
  readers.fail(at.reader, new RangeError('broken'))
  at.world.untilIdle()
  at.read(reader => reader.read(1))
  expect(at.notes()).toEqual(['RangeError', 'RangeError'])
})

test('what is read is the reader’s own: changing it changes nothing that comes later', () => {
  const at = fed()
  at.feed('abab')
  at.world.spawn('T', function* () {
    const bytes = yield* at.reader.read(2)
    bytes.fill(0)
    new Uint8Array(bytes.buffer).fill(0)
    at.world.note(`${bytes.buffer.byteLength} ${utf8.decode(yield* at.reader.read(2))}`)
  })
  expect(at.notes()).toEqual(['2 ab'])
})
