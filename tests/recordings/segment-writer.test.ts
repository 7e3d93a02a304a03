import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { segmentsIn } from '../../electron/recordings/files.ts'
import { SegmentWriter } from '../../electron/recordings/index.ts'
import { segmentsOf, temporaryFolder } from './support.ts'

const bytes = (size: number): Uint8Array => new Uint8Array(size).fill(7)

test('above the limit the oldest segments are dropped and counted, but never the one that is written', () => {
  const folder = temporaryFolder()
  const writer = new SegmentWriter({ folder, limitBytes: 250 })
  for (const size of [100, 100, 100, 400]) {
    writer.nextSegment()
    writer.write(bytes(size))
  }
  const { bytes: kept, droppedSegments, stopped } = writer
  expect({ kept, droppedSegments, stopped, there: segmentsIn(folder) }).toEqual({
    ...{ kept: 600, droppedSegments: 1, stopped: null, there: [1, 2, 3] },
  })
})

test('a folder that is gone stops the recording with an error, and nothing throws', () => {
  const folder = temporaryFolder()
  const writer = new SegmentWriter({ folder, limitBytes: 1000 })
  writer.nextSegment()
  rmSync(folder, { recursive: true })
  writer.nextSegment()
  writer.write(bytes(10))
  expect({ closed: writer.closed, stopped: writer.stopped }).toEqual({
    closed: true,
    stopped: { code: 'log/cannot-write', details: { folder, reason: 'ENOENT' } },
  })
})

test('a folder that is a file stops the recording before it began', () => {
  const folder = join(temporaryFolder(), 'file')
  writeFileSync(folder, '')
  const writer = new SegmentWriter({ folder, limitBytes: 1000 })
  writer.nextSegment()
  expect(writer.stopped).toMatchObject({ code: 'log/cannot-write', details: { reason: 'EEXIST' } })
})

test('what is there already is not overwritten', () => {
  const folder = temporaryFolder()
  const first = new SegmentWriter({ folder, limitBytes: 1000 })
  first.nextSegment()
  first.write(bytes(3))
  const second = new SegmentWriter({ folder, limitBytes: 1000 })
  second.nextSegment()
  second.write(bytes(9))
  expect({ stopped: second.stopped?.code, sizes: segmentsOf(folder).map(each => each.length) }).toEqual({
    ...{ stopped: 'log/cannot-write', sizes: [3] },
  })
})
