/** The system's errors as ours: a code to match on, and words a person can act on. */
import { dirname } from 'node:path'
import { YieldpointError } from '../../shared/errors.ts'

/** What a system call on `path` threw. What is ours already, or no error of the system, is given back as it is. */
export function fileError(error: unknown, path: string): unknown {
  const code = systemCode(error)
  if (code === null) return error
  return typed(code, path, { cause: error })
}

function typed(code: string, path: string, cause: ErrorOptions): YieldpointError {
  switch (code) {
    case 'ENOENT':
      return new YieldpointError('files/not-found', { path }, cause)
    case 'EISDIR':
      return new YieldpointError('files/is-folder', { path }, cause)
    case 'ENOTDIR':
      return new YieldpointError('files/not-folder', { path }, cause)
    case 'EACCES':
    case 'EPERM':
      return new YieldpointError('files/no-permission', { path }, cause)
    case 'ENOSPC':
    case 'EDQUOT':
      return new YieldpointError('files/no-space', { path }, cause)
    case 'EROFS':
      return new YieldpointError('files/read-only', { path }, cause)
    default:
      return new YieldpointError('files/system', { path, code }, cause)
  }
}

/** When writing, what is not there is the folder. */
export function writeError(error: unknown, path: string): unknown {
  if (systemCode(error) !== 'ENOENT') return fileError(error, path)
  return new YieldpointError('files/no-folder', { folder: dirname(path) }, { cause: error })
}

function systemCode(error: unknown): string | null {
  if (error instanceof YieldpointError || !(error instanceof Error) || !('code' in error)) return null
  return typeof error.code === 'string' ? error.code : null
}
