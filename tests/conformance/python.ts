/** What Python's values and exceptions do otherwise than JavaScript's. */
import {
  BrokenBarrierError,
  CancelledError,
  ExceptionGroup,
  Future,
  InvalidStateError,
  QueueEmpty,
  QueueFull,
  Task,
  TimeoutError,
} from '../../electron/runtime/index.ts'
import { type ErrorCode, YieldpointError } from '../../shared/errors.ts'
import type { Json } from './program.ts'

/** An exception of Python's own, raised by a program. */
class PythonError extends Error {
  readonly type: string

  constructor(type: string, message: string) {
    super(message)
    this.type = type
  }
}

/** What CPython raises where the runtime throws a YieldpointError. */
const CODES: Partial<Record<ErrorCode, string>> = {
  'runtime/not-acquired': 'RuntimeError',
  'runtime/released-too-often': 'ValueError',
  'runtime/task-done-too-often': 'ValueError',
  'runtime/coroutine-reused': 'RuntimeError',
  'runtime/awaits-itself': 'RuntimeError',
  'runtime/task-result': 'RuntimeError',
  'runtime/condition-unlocked': 'RuntimeError',
  'runtime/group-closed': 'RuntimeError',
  'runtime/timeout-inactive': 'RuntimeError',
  'runtime/bad-argument': 'ValueError',
}

const OURS: Readonly<Record<string, new (message: string) => unknown>> = {
  BrokenBarrierError,
  CancelledError,
  InvalidStateError,
  QueueEmpty,
  QueueFull,
  TimeoutError,
}

const BASES: Readonly<Record<string, string>> = {
  TimeoutError: 'OSError',
  KeyError: 'LookupError',
  IndexError: 'LookupError',
  BrokenBarrierError: 'RuntimeError',
}

/** Programs' words for the roots of Python's exceptions. */
const ROOTS: Readonly<Record<string, string>> = { Error: 'Exception', BaseError: 'BaseException' }

/** Only these keep their message in a trace. */
const saidByProgram = new WeakSet<object>()

export function said(type: string, message: Json = ''): unknown {
  const Ours = OURS[type]
  const error = Ours === undefined ? new PythonError(ROOTS[type] ?? type, str(message)) : new Ours(str(message))
  saidByProgram.add(error as object)
  return error
}

function classOf(error: unknown): string {
  if (error instanceof PythonError) return error.type
  if (error instanceof YieldpointError) return CODES[error.code as ErrorCode] ?? error.code
  return error instanceof CancelledError || error instanceof Error ? error.name : typeof error
}

export function isA(error: unknown, type: string): boolean {
  if (type === 'BaseError') return true
  const kind = classOf(error)
  if (type === 'Error') return kind !== 'CancelledError' && kind !== ROOTS['BaseError']
  return kind === type || BASES[kind] === type
}

export function info(error: unknown): Json {
  const own = error instanceof CancelledError || (error instanceof Error && saidByProgram.has(error))
  const told = { exc: classOf(error), msg: own ? error.message : '' }
  return error instanceof ExceptionGroup ? { ...told, of: error.errors.map(info) } : told
}

/** What a trace may hold. */
export function plain(value: unknown): Json {
  if (value === undefined || value === null) return null
  if (value instanceof Task) return { task: value.name }
  if (value instanceof Future) return { future: true }
  if (value instanceof Error || value instanceof CancelledError) return info(value)
  if (Array.isArray(value)) return value.map(plain)
  return value as Json
}

/** What `wait` gives; its two results are sets. */
export function names({ done, pending }: { done: Set<Future>; pending: Set<Future> }): Json {
  const sorted = (futures: Set<Future>): string[] => [...futures].map(future => (future as Task).name).sort()
  return { done: sorted(done), pending: sorted(pending) }
}

export function outcome(future: Future): Json {
  const ended = future.outcome()
  if (ended === null) return 'pending'
  if (ended.kind === 'cancelled') return 'cancelled'
  return ended.kind === 'raised' ? { raised: info(ended.error) } : { returned: plain(ended.value) }
}

export function str(value: unknown): string {
  if (value === undefined || value === null) return 'None'
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  if (Array.isArray(value))
    return `[${value.map(item => (typeof item === 'string' ? `'${item}'` : str(item))).join(', ')}]`
  return value instanceof Error || value instanceof CancelledError ? value.message : String(value)
}

export const truth = (value: unknown): boolean => (Array.isArray(value) ? value.length > 0 : Boolean(value))

export const add = (a: unknown, b: unknown): unknown =>
  Array.isArray(a) && Array.isArray(b) ? [...a, ...b] : (a as number) + (b as number)
export const sub = (a: number, b: number): number => a - b
export const mul = (a: number, b: number): number => a * b
export const mod = (a: number, b: number): number => ((a % b) + b) % b
export const lt = (a: number, b: number): boolean => a < b
export const eq = (a: unknown, b: unknown): boolean =>
  Array.isArray(a) && Array.isArray(b) ? a.length === b.length && a.every((item, i) => eq(item, b[i])) : a === b

export function at(list: readonly unknown[], index: number): unknown {
  const place = index < 0 ? list.length + index : index
  if (place < 0 || place >= list.length) throw new PythonError('IndexError', '')
  return list[place]
}

export const fmt = (...parts: readonly unknown[]): string => parts.map(str).join('')

export function* range(times: number): Generator<number> {
  for (let i = 0; i < times; i++) yield i
}
