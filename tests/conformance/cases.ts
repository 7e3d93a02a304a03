import { readFileSync } from 'node:fs'
import { check } from './check.ts'
import { needsUnbuilt } from './gaps.ts'
import type { Case, Way } from './program.ts'

export const casesOf = (file: 'named' | 'random'): Case[] =>
  readFileSync(new URL(`cases/${file}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as Case)

/** What does not agree: a case that differs from CPython, or one passed over though all it needs is built, or the reverse. */
export function disagreements(file: 'named' | 'random', way: Way): string[] {
  return casesOf(file).flatMap(one => {
    const verdict = check(one, way)
    if (verdict.kind === 'failed') return [`${one.program.name}: ${verdict.difference}`]
    const skipped = verdict.kind === 'not-built'
    return skipped === needsUnbuilt(one.program) ? [] : [`${one.program.name}: ${skipped ? 'passed over' : 'run'}`]
  })
}
