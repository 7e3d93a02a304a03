/** What a benchmark found: a figure, and the limit or peer it is held against in the same run. */
import { mkdirSync, writeFileSync } from 'node:fs'

export interface Figure {
  readonly name: string
  readonly value: number
  readonly unit: string
  /** What it must not exceed, or must reach. */
  readonly limit?: { readonly atMost: number } | { readonly atLeast: number }
  readonly note?: string
}

export const median = (values: readonly number[]): number => percentile(values, 50)

export function percentile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil((p / 100) * sorted.length) - 1)] ?? Number.NaN
}

export function holds({ value, limit }: Figure): boolean {
  if (limit === undefined) return true
  return 'atMost' in limit ? value <= limit.atMost : value >= limit.atLeast
}

const digits = (value: number): string =>
  Math.abs(value) >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(2)

export function print(figures: readonly Figure[]): void {
  const rows = figures.map(figure => [
    figure.name,
    `${digits(figure.value)} ${figure.unit}`,
    figure.limit === undefined
      ? ''
      : 'atMost' in figure.limit
        ? `at most ${digits(figure.limit.atMost)}`
        : `at least ${digits(figure.limit.atLeast)}`,
    holds(figure) ? (figure.limit === undefined ? '' : 'holds') : 'MISSED',
    figure.note ?? '',
  ])
  const widths = [0, 1, 2, 3].map(column => Math.max(...rows.map(row => row[column]!.length)))
  for (const row of rows)
    console.log(
      row
        .map((cell, i) => (i < 4 ? cell.padEnd(widths[i]!) : cell))
        .join('  ')
        .trimEnd(),
    )
}

export function save(file: URL, figures: readonly Figure[]): void {
  mkdirSync(new URL('.', file), { recursive: true })
  writeFileSync(file, `${JSON.stringify(figures, null, 2)}\n`)
}
