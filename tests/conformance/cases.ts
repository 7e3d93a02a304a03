import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { differenceOf } from './check.ts'
import type { Case, Way } from './program.ts'

/** Written by hand; made by generate.py; made by generate_more.py; what the fuzz found, reduced. */
export const CASES = ['named', 'random', 'more', 'found'] as const
export type CaseFile = (typeof CASES)[number]

export const pathOf = (file: CaseFile): string => join(import.meta.dirname, 'cases', `${file}.jsonl`)

export const casesOf = (file: CaseFile): Case[] =>
  readFileSync(pathOf(file), 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as Case)

/** The cases that differ from what CPython did. */
export const disagreements = (file: CaseFile, way: Way): string[] =>
  casesOf(file).flatMap(one => {
    const difference = differenceOf(one, way)
    return difference === null ? [] : [`${one.program.name}: ${difference}`]
  })
