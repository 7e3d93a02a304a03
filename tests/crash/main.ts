/**
 * `npm run crash [-- --times 100 --seed 1]`: kills the built app at random moments while somebody edits and records, and looks at what
 * it left: every file whole, every recording opens, no edit older than two seconds lost. Fails if not.
 */
import { parseArgs } from 'node:util'
import { build } from '../../bin/lib/prepare.mjs'
import { crash, type Round } from './rounds.ts'

const { values } = parseArgs({
  options: { times: { type: 'string', default: '100' }, seed: { type: 'string', default: '1' } },
})

await build()
console.log('round  lost by the crash before  recordings  killed after')
const rounds = await crash({ times: Number(values.times), seed: Number(values.seed), onRound: print })
const faults = rounds.reduce((sum, round) => sum + round.faults.length, 0)
const worst = Math.round(Math.max(...rounds.map(round => round.lostMs)))
console.log(
  `\n${values.times} crashes, ${rounds.at(-1)?.recordings} recordings; the oldest edit that was lost: ${worst} ms`,
)
console.log(faults === 0 ? 'all is whole' : `${faults} FAULTS`)
process.exit(faults === 0 ? 0 : 1)

function print({ round, lostMs, recordings, killedAfterMs, faults }: Round): void {
  const lost = `${Math.round(lostMs)} ms`
  const killed = killedAfterMs === null ? '' : `${killedAfterMs} ms`
  console.log(
    `${String(round).padStart(5)}  ${lost.padStart(24)}  ${String(recordings).padStart(10)}  ${killed.padStart(12)}`,
  )
  for (const fault of faults) console.error(`       FAULT ${fault}`)
}
