/** In a process of its own: records mixes, reads one back at random moments, and prints what it found as figures. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { segmentFile, segmentsIn } from '../../../electron/recordings/files.ts'
import { decodeState, encodeState, LogDecoder, stateAt } from '../../../shared/log/index.ts'
import type { RunState } from '../../../shared/state/run-state.ts'
import { type Figure, percentile } from '../report.ts'
import { runMix } from './mix.ts'
import { ownMs } from './own-time.ts'

const MOMENTS = 100
const data = mkdtempSync(join(tmpdir(), 'yieldpoint-bench-'))

const figures: Figure[] = []
try {
  await runMix(100, 100, null) // lockdown, compilers
  await runMix(100, 300, join(data, 'warm'))
  figures.push(...(await recorded(100, 600)), ...(await recorded(10_000, 12)), ...(await readBack()))
} finally {
  rmSync(data, { recursive: true, force: true })
}
console.log(JSON.stringify(figures))
process.exit(0)

async function recorded(tasks: number, rounds: number): Promise<Figure[]> {
  const alone = await runMix(tasks, rounds, null)
  const { events, seconds, bytes } = await runMix(tasks, rounds, join(data, `${tasks}`))
  const name = `${tasks.toLocaleString('en')} tasks`
  return [
    { name: `${name}: events recorded to disk`, value: events / seconds / 1000, unit: 'k/s', limit: { atLeast: 1000 } },
    { name: `${name}: the same, not recorded`, value: alone.events / alone.seconds / 1000, unit: 'k/s' },
    { name: `${name}: bytes an event, key frames included`, value: bytes / events, unit: 'B', limit: { atMost: 16 } },
  ]
}

/** Moments of five million events, each from the bytes of its segment; and the key frame of ten thousand tasks by itself. */
async function readBack(): Promise<Figure[]> {
  const folder = join(data, 'long')
  const { events } = await runMix(10_000, Math.ceil(5_000_000 / 10_000 / 24), folder)
  const segments = segmentsIn(folder).map(segment => readFileSync(segmentFile(folder, segment)))
  const frames = segments.map(firstState)
  const times = Array.from({ length: MOMENTS }, (_, i) => {
    const seq = Math.floor(events * ((i * 0.618_034) % 1))
    const begun = ownMs()
    const state = stateAt(segments[frames.findLastIndex(frame => frame.seq <= seq)]!, { seq }, crc32)
    if (state?.seq !== seq) throw new Error(`the state at ${seq} is of ${state?.seq}`)
    return ownMs() - begun
  })
  const bytes = encodeState(frames.at(-1)!)
  const decoding = Array.from({ length: 20 }, () => {
    const begun = ownMs()
    decodeState(bytes)
    return ownMs() - begun
  })
  return [
    { name: 'events of the recording that is read', value: events / 1e6, unit: 'M', limit: { atLeast: 5 } },
    { name: 'the state at a random moment, p95', value: percentile(times, 95), unit: 'ms', limit: { atMost: 50 } },
    {
      name: 'a key frame of 10,000 tasks, decoded, p95',
      value: percentile(decoding, 95),
      unit: 'ms',
      limit: { atMost: 8 },
    },
  ]
}

function firstState(segment: Uint8Array): RunState {
  const states: RunState[] = []
  new LogDecoder({ keyFrame: state => states.push(state), event() {} }).push(segment.subarray(0, 1 << 20))
  return states[0]!
}
