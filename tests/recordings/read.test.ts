/** What a viewer gets of a recording, by the command that it uses. */
import { expect, test } from 'vitest'
import { readLog, SegmentWriter } from '../../electron/recordings/index.ts'
import { temporaryFolder } from './support.ts'

function recorded(sizes: readonly number[], limitBytes = 1 << 30): string {
  const folder = temporaryFolder()
  const writer = new SegmentWriter({ folder, limitBytes })
  for (const [i, size] of sizes.entries()) {
    writer.nextSegment()
    writer.write(new Uint8Array(size).fill(i))
  }
  return folder
}

/** All of it, as who pulls gets it. */
function pulled(folder: string, ended: boolean) {
  const pieces: { segment: number; offset: number; size: number }[] = []
  let at = { segment: 0, offset: 0 }
  for (;;) {
    const { segment, offset, bytes, next, state } = readLog(folder, at.segment, at.offset, ended)
    pieces.push({ segment, offset, size: Buffer.from(bytes, 'base64').length })
    if (state !== 'more') return { pieces, next, state }
    at = next
  }
}

test('a recording is read piece by piece and segment by segment to its end', () => {
  expect(pulled(recorded([10, 2 ** 20 + 5, 7]), true)).toEqual({
    pieces: [
      { segment: 0, offset: 0, size: 10 },
      { segment: 1, offset: 0, size: 2 ** 20 },
      { segment: 1, offset: 2 ** 20, size: 5 },
      { segment: 2, offset: 0, size: 7 },
    ],
    next: { segment: 2, offset: 7 },
    state: 'end',
  })
})

test('of a run that goes on, who has read all stands at the end of its last segment', () => {
  const { next, state } = pulled(recorded([10, 20]), false)
  expect({ next, state }).toEqual({ next: { segment: 1, offset: 20 }, state: 'live' })
})

test('who asks for what was dropped is answered from the oldest that is left', () => {
  const folder = recorded([100, 100, 100, 1], 150)
  const { oldest, segment, offset } = readLog(folder, 0, 40, true)
  expect({ oldest, segment, offset }).toEqual({ oldest: 2, segment: 2, offset: 0 })
})
