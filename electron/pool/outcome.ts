/** What a worker answers, and what becomes of it, as errors that the caller understands. */
import { YieldpointError } from '../../shared/errors.ts'
import { carryStack } from '../script/confine.ts'
import type { Fault } from './cloneable.ts'
import type { CallOutcome } from './pool-call.ts'
import type { Exit, WorkerKind } from './pool-worker.ts'
import type { Failure } from './wire.ts'

export function outcomeOf(name: string, failure: Failure | null, value: unknown): CallOutcome {
  return failure === null ? { kind: 'returned', value } : { kind: 'raised', error: errorOf(name, failure) }
}

function errorOf(name: string, failure: Failure): Error {
  switch (failure.kind) {
    case 'raised':
      return carryStack(named(failure.name, failure.message), failure.stack)
    case 'not-cloneable':
      return notCloneable(name, null, failure.fault)
    case 'never-settles':
      return new YieldpointError('pool/never-settles', { function: name })
  }
}

/** `argument` counts from 1; null: the result. */
export const notCloneable = (name: string, argument: number | null, fault: Fault): YieldpointError =>
  new YieldpointError('pool/not-cloneable', { function: name, argument, ...fault })

export const workerDied = (worker: WorkerKind, name: string, { exitCode, signal, cause }: Exit): YieldpointError =>
  new YieldpointError('pool/worker-died', { worker, function: name, exitCode, signal }, { cause })

const LANGUAGE_ERRORS = { EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError }

/** Of the language's own class if it was that, so that who catches it can ask for it. */
function named(name: string, message: string): Error {
  const own = Object.entries(LANGUAGE_ERRORS).find(([known]) => known === name)
  if (own) return new own[1](message)
  const error = new Error(message)
  error.name = name
  return error
}
