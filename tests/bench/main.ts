/**
 * `npm run bench [-- SECTION…] [--peers | --peer NAME…] [--minutes N]`: measures, prints, and writes what it found to out/bench.json. Every
 * figure stands beside its limit and its rivals of the same run; a missed one makes the command fail.
 */
import { parseArgs } from 'node:util'
import { build } from '../../bin/lib/prepare.mjs'
import { PEERS, type Peer } from './apart.ts'
import { curve } from './curve.ts'
import { graphs } from './graph.ts'
import { load } from './load.ts'
import { memory } from './memory.ts'
import { record } from './record.ts'
import { type Figure, holds, print, save } from './report.ts'
import { runtime } from './runtime.ts'
import { start } from './start.ts'
import { timeline } from './timeline/index.ts'
import { travel } from './travel/main.ts'

const SECTIONS: Record<string, (peers: readonly Peer[]) => Promise<Figure[]>> = {
  runtime,
  curve,
  record,
  start,
  load,
  travel,
  timeline,
  graph: graphs,
  memory: () => memory(Number(values.minutes)),
}

const { positionals: sections, values } = parseArgs({
  allowPositionals: true,
  options: {
    peers: { type: 'boolean', default: false },
    peer: { type: 'string', multiple: true, default: [] },
    /** How long `memory` looks. */
    minutes: { type: 'string', default: '10' },
  },
})
refuseUnknown('section', sections, Object.keys(SECTIONS))
refuseUnknown('peer', values.peer, PEERS)
if (!(Number(values.minutes) > 0)) {
  console.error('--minutes takes a number above 0.')
  process.exit(2)
}
const peers = values.peers ? PEERS : PEERS.filter(peer => values.peer.includes(peer))

await build()
const figures: Figure[] = []
for (const [name, measure] of Object.entries(SECTIONS)) {
  if (sections.length > 0 && !sections.includes(name)) continue
  console.log(`\n${name}`)
  const found = await measure(peers)
  print(found)
  figures.push(...found)
}
save(new URL('../../out/bench.json', import.meta.url), figures)
process.exit(figures.every(holds) ? 0 : 1)

function refuseUnknown(what: string, names: readonly string[], known: readonly string[]): void {
  const unknown = names.find(name => !known.includes(name))
  if (unknown === undefined) return
  console.error(`There is no ${what} ${unknown}. There are: ${known.join(', ')}.`)
  process.exit(2)
}
