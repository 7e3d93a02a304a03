/** What a benchmark found: a figure, and the limits and rivals it is held against in the same run. */
import { mkdirSync, writeFileSync } from 'node:fs'

export interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: string
  /** What it must not exceed, or must reach. */
  readonly limit?: { readonly atMost: number } | { readonly atLeast: number }
  readonly rivals?: readonly RivalFigure[]
}

/** The same figure of somebody else. */
export interface RivalFigure {
  readonly name: string
  readonly value: number
  /** By what we are better: twice as fast, or half as much memory, is 2. */
  readonly factor: number
  readonly atLeast?: number
}

export const median = (values: readonly number[]): number => percentile(values, 50)

export function percentile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil((p / 100) * sorted.length) - 1)] ?? Number.NaN
}

export const holds = ({ value, limit, rivals = [] }: Figure): boolean =>
  (limit === undefined || ('atMost' in limit ? value <= limit.atMost : value >= limit.atLeast)) && rivals.every(beaten)

const beaten = ({ factor, atLeast }: RivalFigure): boolean => atLeast === undefined || factor >= atLeast

const isHeld = ({ limit, rivals = [] }: Figure): boolean =>
  limit !== undefined || rivals.some(({ atLeast }) => atLeast !== undefined)

export function print(figures: readonly Figure[]): void {
  const names = [...new Set(figures.flatMap(({ rivals = [] }) => rivals.map(({ name }) => name)))]
  const head = ['', '', '', '', ...names]
  const rows = figures.map(figure => [
    figure.name,
    `${digits(figure.value)} ${figure.unit}`,
    limitText(figure),
    isHeld(figure) ? (holds(figure) ? 'holds' : 'MISSED') : '',
    ...names.map(name => rivalText(figure, name)),
  ])
  const all = names.length > 0 ? [head, ...rows] : rows
  const widths = head.map((_, column) => Math.max(...all.map(row => row[column]!.length)))
  for (const row of all)
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join('  ')
        .trimEnd(),
    )
}

function limitText({ limit }: Figure): string {
  if (limit === undefined) return ''
  return 'atMost' in limit ? `at most ${digits(limit.atMost)}` : `at least ${digits(limit.atLeast)}`
}

/** Theirs, by what we are better, and what was asked for. */
function rivalText({ rivals = [] }: Figure, name: string): string {
  const rival = rivals.find(each => each.name === name)
  if (rival === undefined) return ''
  const { value, factor, atLeast } = rival
  const asked = atLeast === undefined ? '' : `${factor >= atLeast ? ' ≥' : ' <'} ${factorDigits(atLeast)}`
  return `${digits(value)} → ${factorDigits(factor)}×${asked}`
}

const factorDigits = (factor: number): string => String(Number(factor.toPrecision(2)))

const digits = (value: number): string =>
  Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(2)

export function save(file: URL, figures: readonly Figure[]): void {
  mkdirSync(new URL('.', file), { recursive: true })
  writeFileSync(file, `${JSON.stringify(figures, null, 2)}\n`)
}
