/** What a graph file says of its scripts, read as far as it can be: a mistake elsewhere takes no help away. */
import { type Outline, outlineOf, type TaskOutline, textOf } from '../../shared/graph/check/outline.ts'
import { type Field, type Located, locate } from '../../shared/graph/locate.ts'
import { parseYaml } from '../../shared/graph/parse-yaml.ts'
import { Problems } from '../../shared/graph/problems.ts'
import { scriptRef } from '../../shared/graph/script-path.ts'
import type { Span } from './protocol.ts'

/** A script of a file of its own, or text in the graph file; `span` null: written there with escapes, so it has no places. */
export type ScriptAt =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'inline'; readonly id: string; readonly text: string; readonly span: Span | null }

export interface GraphScripts {
  readonly resources: readonly ResourceAt[]
  readonly functions: readonly FunctionAt[]
  readonly tasks: readonly TaskAt[]
}

export interface Named {
  readonly name: string
  /** The name, where the graph file has it. */
  readonly key: Span
}

export interface ResourceAt extends Named {
  /** As it is written: nobody has checked it. */
  readonly spec: Readonly<Record<string, unknown>>
}

export interface FunctionAt extends Named {
  readonly script: ScriptAt | null
}

export interface TaskAt extends Named {
  readonly script: ScriptAt | null
  readonly kind: 'script' | 'sleep' | 'call' | 'http' | 'command' | null
  /** The function that a call runs. */
  readonly calls: string | null
  readonly after: readonly string[]
  readonly copies: boolean
}

/** Null: the text is no YAML now. */
export function readGraphScripts(text: string, file: string): GraphScripts | null {
  const problems = new Problems(text, file)
  const document = parseYaml(text, problems)
  return document && new Reader(text).read(outlineOf(locate(document, problems)))
}

const BODIES = ['script', 'sleep', 'call', 'http', 'command'] as const

class Reader {
  readonly #text: string

  constructor(text: string) {
    this.#text = text
  }

  read({ resources, functions, tasks }: Outline): GraphScripts {
    return {
      resources: Array.from(resources, ([name, { key, at }]) => ({ name, key: spanOf(key), spec: mapOf(at) })),
      functions: Array.from(functions, ([name, field]) => ({
        name,
        key: spanOf(field.key),
        script: this.#script(`functions/${name}`, field),
      })),
      tasks: Array.from(tasks.values(), task => this.#task(task)),
    }
  }

  #task({ name, key, fields, after }: TaskOutline): TaskAt {
    const call = fields.get('call')?.at.fields
    return {
      name,
      key: spanOf(key),
      script: this.#script(`tasks/${name}`, fields.get('script')),
      kind: BODIES.find(body => fields.has(body)) ?? null,
      calls: textOf(call?.get('function')),
      after: after.map(entry => entry.name),
      copies: typeof fields.get('copies')?.at.value === 'number',
    }
  }

  #script(id: string, field: Field | undefined): ScriptAt | null {
    const text = textOf(field)
    if (!field || text === null) return null
    const ref = scriptRef(text)
    if (ref.kind === 'file') return { kind: 'file', path: ref.path }
    return ref.kind === 'inline' ? { kind: 'inline', id, text, span: this.#spanOf(text, field.at) } : null
  }

  /** A block is taken as it stands, its indentation too: to the compiler that is only space. */
  #spanOf(text: string, { scalar }: Located): Span | null {
    const [start, end] = scalar?.range ?? [0, 0]
    if (scalar?.type === 'BLOCK_LITERAL') return { from: this.#text.indexOf('\n', start) + 1, to: end }
    const at = text === '' ? -1 : this.#text.slice(start, end).indexOf(text)
    return at < 0 ? null : { from: start + at, to: start + at + text.length }
  }
}

const spanOf = ([from, to]: readonly [number, number]): Span => ({ from, to })

const mapOf = ({ fields, value }: Located): Readonly<Record<string, unknown>> =>
  fields ? (value as Record<string, unknown>) : {}
