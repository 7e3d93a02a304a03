/** The recorded log is the log: the same events, and key frames that are what the events before them add up to. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { LogFeed } from '../../electron/engine/index.ts'
import library from '../../graphs/library.json' with { type: 'json' }
import { stateAt } from '../../shared/log/index.ts'
import { applyEvents } from '../../shared/state/reducer.ts'
import { emptyRun } from '../../shared/state/run-state.ts'
import { decoded } from '../log/support.ts'
import { graphOf, testRun } from './support.ts'

const folder = join(import.meta.dirname, '../../graphs')
const textOf = (file: string): string => readFileSync(join(folder, file), 'utf8')

/** Those that need no workers and nothing outside: they run in this thread. */
const GRAPHS = library.graphs.filter(({ file }) => {
  const { functions, permissions } = graphOf(textOf(file))
  return Object.keys(functions).length === 0 && Object.values(permissions).every(list => list.length === 0)
})

function recorded(text: string, eventsASegment: number) {
  const segments: Uint8Array[][] = []
  const run = testRun(text, { files: scripts })
  const feed = new LogFeed(run.engine.recorder, {
    sink: {
      closed: false,
      nextSegment: () => void segments.push([]),
      write: bytes => void segments.at(-1)!.push(bytes),
    },
    clock: { after: () => () => {} },
    eventsASegment,
  })
  feed.open()
  return { run, feed, segments }
}

const scripts: Record<string, string> = new Proxy({}, { get: (_, path: string) => textOf(path) })

describe.each(GRAPHS)('$id', ({ file }) => {
  test('each segment alone begins with what the log has told until then, and goes on with the log', async () => {
    const { run, feed, segments } = recorded(textOf(file), 40)
    await run.go()
    feed.close()
    const { states, events, damage } = decoded(segments.flat())
    expect({ events, damage, segments: states.length }).toEqual({
      events: run.events,
      damage: [],
      segments: segments.length,
    })
    for (const [i, segment] of segments.entries()) {
      const alone = decoded(segment)
      const from = states[i]!.seq
      const before = applyEvents(emptyRun, run.events.slice(0, from))
      expect({ ...alone.states[0], merged: 0 }).toEqual(before)
      expect(applyEvents(alone.states[0]!, alone.events)).toEqual(
        applyEvents(before, run.events.slice(from, from + alone.events.length)),
      )
    }
  })

  test('its state at any number is what the events until then add up to', async () => {
    const { run, feed, segments } = recorded(textOf(file), 60)
    await run.go()
    feed.close()
    const froms = segments.map(segment => decoded(segment).states[0]!.seq)
    for (let seq = 0; seq <= run.events.length; seq += 7) {
      const segment = segments[froms.findLastIndex(from => from <= seq)]!
      expect(stateAt(Buffer.concat(segment), { seq })).toEqual(applyEvents(emptyRun, run.events.slice(0, seq)))
    }
  })
})
