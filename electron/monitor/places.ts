/**
 * Where a program's own generators stand. Nothing is noted for it while the program runs: when somebody asks, V8's inspector is
 * asked where a suspended generator would go on. That is the same place a debugger shows, by file and line of what runs.
 */
import { readFileSync } from 'node:fs'
import { Session } from 'node:inspector'
import { relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { StackFrame } from '../../shared/protocol/documents.ts'

export interface Place {
  /** As people know it: relative to the folder in which the program was started, if it is below. */
  readonly file: string
  /** From 1. */
  readonly line: number
  readonly column: number
  readonly path: string
}

const LINES_AROUND = 1
/** The library's own files; the user is not to be led into them. */
const OWN = new URL('..', import.meta.url).href

export interface Standing {
  /** Of the generator's function; null where it has none. */
  readonly name: string | null
  /** Null where it cannot be told. */
  readonly place: Place | null
  /** It is one of the library's, not the user's. */
  readonly own: boolean
}

/** Where generators would go on. */
export function standing(steps: readonly object[]): Standing[] {
  const inspector = new Inspector()
  try {
    return steps.map(each => inspector.describe(each))
  } finally {
    inspector.close()
  }
}

export function toFrame(name: string, place: Place | null): StackFrame {
  if (place === null) return { name, file: null, line: null, column: null, excerpt: [], firstLine: 1 }
  const { file, line, column } = place
  return { name, file, line, column, ...excerptOf(place) }
}

/** The user's lines of an error's stack, innermost first. */
export function placesOf(error: Error): { name: string; file: string; line: number; column: number }[] {
  return [
    ...String(error.stack).matchAll(/^ +at (?:(?:async )?(.*?) \()?((?:file:\/\/|\/|[A-Z]:\\).*?):(\d+):(\d+)\)?$/gm),
  ].flatMap(([, name = '', where = '', line, column]) => {
    const place = placeAt(where, Number(line), Number(column))
    return place === null ? [] : [{ name, file: place.file, line: place.line, column: place.column }]
  })
}

type Properties = { name: string; value?: { value?: unknown; description?: string } }[]

/** Enabled only between two steps of the program, so that no `debugger` statement can stop the program for ever. */
class Inspector {
  readonly #session = new Session()
  readonly #urls = new Map<string, string>()

  constructor() {
    this.#session.connect()
    this.#session.on('Debugger.scriptParsed', ({ params }) => this.#urls.set(params.scriptId, params.url))
    this.#post('Debugger.enable', {})
  }

  close(): void {
    this.#session.disconnect()
  }

  describe(steps: object): { name: string | null; place: Place | null } {
    const properties = this.#internalsOf(steps)
    const internal = (name: string) => properties.find(property => property.name === name)?.value
    const place = this.#place(internal('[[GeneratorLocation]]')?.value)
    const name = /^(?:static )?(?:async )?(?:function)?\s*\*?\s*([\w$#]+)/.exec(
      internal('[[GeneratorFunction]]')?.description ?? '',
    )
    return { name: place === null ? null : (name?.[1] ?? null), place }
  }

  #place(location: unknown): Place | null {
    if (typeof location !== 'object' || location === null) return null
    const { scriptId, lineNumber, columnNumber } = location as {
      scriptId: string
      lineNumber: number
      columnNumber: number
    }
    return placeAt(this.#urls.get(scriptId) ?? '', lineNumber + 1, columnNumber + 1)
  }

  /** The inspector knows objects by expressions only, so for a moment this one has a name. */
  #internalsOf(object: object): Properties {
    const slot = globalThis as { [HANDED_OVER]?: object }
    slot[HANDED_OVER] = object
    try {
      const expression = `globalThis[Symbol.for('${HANDED_OVER.description}')]`
      const { result } = this.#post('Runtime.evaluate', { expression }) as { result: { objectId: string } }
      const answer = this.#post('Runtime.getProperties', { objectId: result.objectId, ownProperties: true })
      this.#post('Runtime.releaseObject', { objectId: result.objectId })
      return (answer as { internalProperties?: Properties }).internalProperties ?? []
    } finally {
      delete slot[HANDED_OVER]
    }
  }

  /** Answers at once: the session is on this thread. */
  #post(method: string, params: object): object {
    let answer: object = {}
    this.#session.post(method, params, (error, result) => {
      if (error === null) answer = result as object
    })
    return answer
  }
}

const HANDED_OVER: unique symbol = Symbol.for('yieldpoint.handed-over')

function placeAt(where: string, line: number, column: number): Place | null {
  const url = where.startsWith('file:') ? where : `file://${where}`
  if ((!where.startsWith('file:') && !where.startsWith('/') && !/^[A-Z]:\\/.test(where)) || url.startsWith(OWN))
    return null
  const path = where.startsWith('file:') ? fileURLToPath(where) : where
  const inside = relative(process.cwd(), path)
  return { file: inside.startsWith('..') ? path : inside.split(sep).join('/'), line, column, path }
}

/** The lines around, as they are on disk now. */
function excerptOf({ path, line }: Place): { excerpt: string[]; firstLine: number } {
  const firstLine = Math.max(1, line - LINES_AROUND)
  try {
    const lines = readFileSync(path, 'utf8').split('\n')
    return { excerpt: lines.slice(firstLine - 1, line + LINES_AROUND), firstLine }
  } catch {
    return { excerpt: [], firstLine }
  }
}
