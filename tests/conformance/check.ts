/** Compares traces with what CPython did. */
import { isDeepStrictEqual } from 'node:util'
import type { Case, Program, Trace, Way } from './program.ts'

/** The first difference from what is expected; null if there is none. */
export const differenceOf = ({ program, expected }: Case, way: Way): string | null =>
  firstDifference(expected, traceOf(program, way))

/** A program that cannot be run has its reason for a trace. */
export function traceOf(program: Program, way: Way): Trace {
  try {
    return way(program)
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) }
  }
}

export function firstDifference(expected: Trace, got: Trace): string | null {
  if (isDeepStrictEqual(expected, got)) return null
  if ('error' in expected || 'error' in got) return contrast('trace', expected, got)
  const length = Math.max(expected.trace.length, got.trace.length)
  for (let i = 0; i < length; i++)
    if (!isDeepStrictEqual(expected.trace[i], got.trace[i]))
      return contrast(`event ${i}`, expected.trace[i], got.trace[i])
  return isDeepStrictEqual(expected.main, got.main)
    ? contrast('end', expected.end, got.end)
    : contrast('main', expected.main, got.main)
}

const contrast = (what: string, expected: unknown, got: unknown): string =>
  `${what}: CPython ${JSON.stringify(expected) ?? 'nothing'}, here ${JSON.stringify(got) ?? 'nothing'}`
