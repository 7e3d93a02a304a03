/**
 * npm run -s conformance -- [--check] [--direct] [FILE…]
 * Without files: all of cases/.
 * Runs programs under the virtual clock, see SPEC.md. `--direct`: on the runtime's generator API instead of as scripts.
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { CASES, pathOf } from './cases.ts'
import { differenceOf, traceOf } from './check.ts'
import type { Case, Program, Way } from './program.ts'

function* entriesOf(file: string): Generator<Program | Case> {
  const text = readFileSync(file, 'utf8')
  if (!file.endsWith('.jsonl')) yield JSON.parse(text)
  else for (const line of text.split('\n')) if (line.trim() !== '') yield JSON.parse(line)
}

function printTraces(files: readonly string[], way: Way): void {
  for (const file of files)
    for (const entry of entriesOf(file))
      console.log(JSON.stringify(traceOf('program' in entry ? entry.program : entry, way)))
}

/** Prints what differs, and gives back whether anything did. */
function checkCases(files: readonly string[], way: Way): boolean {
  let passed = 0
  let failed = 0
  for (const file of files) {
    for (const entry of entriesOf(file)) {
      if (!('program' in entry)) throw new TypeError(`${file} holds a program without what is expected of it`)
      const difference = differenceOf(entry, way)
      if (difference === null) passed++
      else failed++
      if (difference !== null) console.log(`${entry.program.name}: ${difference}`)
    }
  }
  console.log(`${passed} passed, ${failed} failed`)
  return failed > 0
}

const { values, positionals } = parseArgs({
  options: { check: { type: 'boolean' }, direct: { type: 'boolean' } },
  allowPositionals: true,
})
const files = positionals.length > 0 ? positionals : CASES.map(pathOf)
// Only the way that is asked for is loaded: the compiler and the lockdown that scripts need take a second.
const way = values.direct ? (await import('./direct.ts')).directly : (await import('./scripted.ts')).asScript
if (!values.check) printTraces(files, way)
else if (checkCases(files, way)) process.exitCode = 1
