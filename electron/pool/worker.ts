/** The entry of a pool's worker: runs a graph's functions, confined as scripts are. Piscina calls its default export. */
import { workerData } from 'node:worker_threads'
import { Confinement, stackOf } from '../script/confine.ts'
import { makeFunction } from '../script/confine-pool.ts'
import type { Answer, Call, WorkerData } from './answer.ts'

const confinement = new Confinement()
const { functions } = workerData as WorkerData
const made = new Map<string, (...args: unknown[]) => unknown>()

/** Loaded when it is called first: what its modules throw is then that call's error. */
function functionOf(name: string): (...args: unknown[]) => unknown {
  const known = made.get(name) ?? makeFunction(functions.find(other => other.name === name)!, confinement)
  made.set(name, known)
  return known
}

export default async function answer({ name, args }: Call): Promise<Answer> {
  let value: unknown
  try {
    value = await functionOf(name)(...args)
  } catch (error) {
    return raised(error)
  }
  try {
    return { kind: 'returned', value: structuredClone(value) }
  } catch (error) {
    return { kind: 'not-cloneable', reason: textOf(() => (error as Error).message) }
  }
}

/** What the user's code throws may be anything; asking it must not fail. */
function raised(error: unknown): Answer {
  if (!(error instanceof Error)) return { kind: 'raised', name: 'Error', message: textOf(() => error), stack: '' }
  return {
    kind: 'raised',
    name: textOf(() => error.name),
    message: textOf(() => error.message),
    stack: stackOf(error),
  }
}

function textOf(ask: () => unknown): string {
  try {
    return String(ask())
  } catch {
    return ''
  }
}
