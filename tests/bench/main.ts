/**
 * `npm run bench [-- SECTION…]`: measures, prints, and writes what it found to out/bench.json. Every figure stands beside its
 * limit of the same run; a missed limit makes the command fail.
 */
import { build } from '../../bin/lib/prepare.mjs'
import { load } from './load.ts'
import { type Figure, holds, print, save } from './report.ts'
import { runtime } from './runtime.ts'
import { start } from './start.ts'

const SECTIONS: Record<string, () => Promise<Figure[]>> = { runtime, start, load }

const wanted = process.argv.slice(2)
const unknown = wanted.find(name => !(name in SECTIONS))
if (unknown !== undefined) {
  console.error(`There is no section ${unknown}. Sections: ${Object.keys(SECTIONS).join(', ')}.`)
  process.exit(2)
}
await build()
const figures: Figure[] = []
for (const [name, measure] of Object.entries(SECTIONS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue
  console.log(`\n${name}`)
  const found = await measure()
  print(found)
  figures.push(...found)
}
save(new URL('../../out/bench.json', import.meta.url), figures)
process.exit(figures.every(holds) ? 0 : 1)
