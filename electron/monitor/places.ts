/**
 * Where a program's own generators stand. Nothing is noted for it while the program runs: when somebody asks, V8's inspector is
 * asked where a suspended generator would go on. That is the same place a debugger shows, by file and line of what runs.
 */
import { readFileSync } from 'node:fs'
import { Session } from 'node:inspector'
import { isAbsolute, relative, sep } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
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
const CLOSE_AFTER_MS = 10_000
/** `function* bake(`, `*bake(` of an object or class. */
const FUNCTION_NAME = /^(?:static\s+)?(?:function\s*)?\*\s*([\w$#]+)/
const STACK_LINE = /^ +at (?:(?:async )?(.*?) \()?((?:file:|\/|[A-Z]:\\).*?):(\d+):(\d+)\)?$/gm
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

export function toFrame(name: string, place: Place | null): StackFrame {
  if (place === null) return { name, file: null, line: null, column: null, excerpt: [], firstLine: 1 }
  const { file, line, column } = place
  return { name, file, line, column, ...excerptOf(place) }
}

/** The user's lines of an error's stack, innermost first. */
export function placesOf(error: Error): { name: string; file: string; line: number; column: number }[] {
  return [...String(error.stack).matchAll(STACK_LINE)].flatMap(([, name = '', where = '', line, column]) => {
    const place = placeAt(where, Number(line), Number(column))
    return place === null ? [] : [{ name, file: place.file, line: place.line, column: place.column }]
  })
}

type Properties = { name: string; value?: { value?: unknown; description?: string } }[]

/**
 * Asks V8. To connect takes it tens of milliseconds, an answer a fifth of one: so it stays connected as long as somebody asks.
 * It never pauses the program, whatever `debugger` statements that has.
 */
export class Places {
  readonly #urls = new Map<string, string>()
  #session: Session | null = null
  #idle: NodeJS.Timeout | null = null

  /** Where generators would go on. */
  of(steps: readonly object[]): Standing[] {
    this.#session ??= this.#connected()
    if (this.#idle !== null) clearTimeout(this.#idle)
    this.#idle = setTimeout(() => this.close(), CLOSE_AFTER_MS).unref()
    return steps.map(each => this.#describe(each))
  }

  close(): void {
    if (this.#idle !== null) clearTimeout(this.#idle)
    this.#session?.disconnect()
    this.#session = null
    this.#urls.clear()
  }

  #connected(): Session {
    const session = new Session()
    session.connect()
    session.on('Debugger.scriptParsed', ({ params }) => this.#urls.set(params.scriptId, params.url))
    session.post('Debugger.enable', {})
    session.post('Debugger.setSkipAllPauses', { skip: true })
    return session
  }

  #describe(steps: object): Standing {
    const properties = this.#internalsOf(steps)
    const internal = (name: string) => properties.find(property => property.name === name)?.value
    const { url, line, column } = this.#location(internal('[[GeneratorLocation]]')?.value)
    const name = FUNCTION_NAME.exec(internal('[[GeneratorFunction]]')?.description ?? '')?.[1] ?? null
    return { name, place: placeAt(url, line, column), own: url.startsWith(OWN) }
  }

  #location(value: unknown): { url: string; line: number; column: number } {
    if (typeof value !== 'object' || value === null) return { url: '', line: 0, column: 0 }
    const { scriptId, lineNumber, columnNumber } = value as Record<string, number>
    const url = this.#urls.get(String(scriptId)) ?? ''
    return { url, line: Number(lineNumber) + 1, column: Number(columnNumber) + 1 }
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
    this.#session?.post(method, params, (error, result) => {
      if (error === null) answer = result as object
    })
    return answer
  }
}

const HANDED_OVER: unique symbol = Symbol.for('yieldpoint.handed-over')

/** Null for what is not on disk, and for the library's own. */
function placeAt(where: string, line: number, column: number): Place | null {
  const url = isAbsolute(where) ? pathToFileURL(where).href : where
  if (!url.startsWith('file:') || url.startsWith(OWN)) return null
  const path = fileURLToPath(url)
  const below = relative(process.cwd(), path)
  const file = below.startsWith('..') || isAbsolute(below) ? path : below.split(sep).join('/')
  return { file, line, column, path }
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
