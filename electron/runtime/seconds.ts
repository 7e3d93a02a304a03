import { YieldpointError } from '../../shared/errors.ts'

/** @throws YieldpointError runtime/bad-argument unless `seconds` is a finite number. */
export function checkSeconds(what: string, seconds: unknown): void {
  if (Number.isFinite(seconds)) return
  throw new YieldpointError('runtime/bad-argument', { what, expected: 'a finite number', got: `${seconds}` })
}
