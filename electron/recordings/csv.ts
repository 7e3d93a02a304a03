/**
 * The tasks of a run as CSV (RFC 4180: comma, CRLF, quotes doubled). Spreadsheets take a field that begins with one of =+-@ for
 * a formula, and run it: such a text is led by an apostrophe. Times are seconds.
 * Source: OWASP, “CSV Injection”.
 */
import type { TaskRecord } from '../../shared/state/run-state.ts'

const COLUMNS = [
  ...['id', 'name', 'node', 'copy', 'parent', 'state', 'outcome', 'created_s', 'ended_s'],
  ...['steps', 'ran_s', 'waited_s', 'shielded', 'cancelled_by'],
] as const

export const csvHead = (): string => row(COLUMNS)

export function csvLine(task: TaskRecord): string {
  const { id, name, node, copy, parent, state, createdAt, endedAt, steps, ran, waited, shielded, cancel } = task
  return row([
    ...[id, name, node, copy, parent, state, outcomeText(task), seconds(createdAt)],
    ...[endedAt === null ? null : seconds(endedAt), steps, seconds(ran), seconds(waited), shielded, cancel?.by ?? null],
  ])
}

function outcomeText({ outcome }: TaskRecord): string | null {
  switch (outcome?.kind) {
    case 'returned':
      return outcome.value
    case 'raised':
      return `${outcome.error.name}: ${outcome.error.message}`
    case 'skipped':
      return `skipped because of #${outcome.because}`
    case 'cancelled':
      return 'cancelled'
    case undefined:
      return null
  }
}

const seconds = (micros: number): string => (micros / 1e6).toFixed(6)

type Value = string | number | boolean | null

const row = (values: readonly Value[]): string => `${values.map(field).join(',')}\r\n`

export function field(value: Value): string {
  if (value === null) return ''
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
