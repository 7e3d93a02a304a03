/**
 * Errors are part of the product: a code to match on, details as evidence, wording in tables beside them, in both languages.
 * Tests match the code, never the text. `CancelledError` stands outside this hierarchy, as in asyncio.
 */
import { type FilesErrors, filesWording } from './errors/files.ts'
import { type GraphErrors, graphWording } from './errors/graph.ts'
import { type GraphEditErrors, graphEditWording } from './errors/graph-edit.ts'
import { type HostErrors, hostWording } from './errors/host.ts'
import { type LogErrors, logWording } from './errors/log.ts'
import { type PoolErrors, poolWording } from './errors/pool.ts'
import { type ProgramErrors, programWording } from './errors/program.ts'
import { type RecordingErrors, recordingWording } from './errors/recording.ts'
import { type RunErrors, runWording } from './errors/run.ts'
import { type RuntimeErrors, runtimeWording } from './errors/runtime.ts'
import { type ScriptErrors, scriptWording } from './errors/script.ts'
import type { Language, Wording } from './errors/wording.ts'
import { type WorldErrors, worldWording } from './errors/world.ts'

export type { Language } from './errors/wording.ts'

export interface ErrorDetails
  extends RuntimeErrors,
    ScriptErrors,
    GraphErrors,
    GraphEditErrors,
    FilesErrors,
    RecordingErrors,
    RunErrors,
    LogErrors,
    PoolErrors,
    ProgramErrors,
    HostErrors,
    WorldErrors {}
export type ErrorCode = keyof ErrorDetails

const WORDING: Wording<ErrorDetails> = {
  ...runtimeWording,
  ...scriptWording,
  ...graphWording,
  ...graphEditWording,
  ...filesWording,
  ...recordingWording,
  ...runWording,
  ...logWording,
  ...poolWording,
  ...programWording,
  ...hostWording,
  ...worldWording,
}

export class YieldpointError<C extends ErrorCode = ErrorCode> extends Error {
  readonly code: C
  readonly details: ErrorDetails[C]

  constructor(code: C, details: ErrorDetails[C], options?: ErrorOptions) {
    super(wording(code, details, 'en'), options)
    this.name = 'YieldpointError'
    this.code = code
    this.details = details
  }
}

/** What happened, with the value; then what to do. */
export function wording<C extends ErrorCode>(code: C, details: ErrorDetails[C], language: Language): string {
  return WORDING[code][language](details)
}

export const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(WORDING, code)

/** An error as plain JSON: what crosses a thread or process. `unexpected` carries what is not ours, by its text. */
export type WireError = { [C in ErrorCode]: { code: C; details: ErrorDetails[C] } }[ErrorCode]

export function toWire(error: unknown): WireError {
  if (error instanceof YieldpointError) return { code: error.code, details: error.details } as WireError
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  return { code: 'host/unexpected', details: { text } }
}

export const explain = (error: WireError, language: Language): string =>
  wording(error.code, error.details as never, language)

/** Whether something from elsewhere is an error that can be said: its code is ours, and its details make a sentence. */
export function isWireError(value: unknown): value is WireError {
  try {
    const error = value as WireError
    return isErrorCode(error.code) && [explain(error, 'en'), explain(error, 'ja')].every(text => text !== '')
  } catch {
    return false
  }
}
