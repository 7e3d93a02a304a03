import { readFileSync } from 'node:fs'
import { differenceOf } from './check.ts'
import type { Case, Way } from './program.ts'

export const casesOf = (file: 'named' | 'random'): Case[] =>
  readFileSync(new URL(`cases/${file}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as Case)

/** The cases that differ from what CPython did. */
export const disagreements = (file: 'named' | 'random', way: Way): string[] =>
  casesOf(file).flatMap(one => {
    const difference = differenceOf(one, way)
    return difference === null ? [] : [`${one.program.name}: ${difference}`]
  })
