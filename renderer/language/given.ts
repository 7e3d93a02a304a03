/** The type of what a task's script is handed, written from the graph file: its resources, and what its `after` tasks return. */
import type { FunctionAt, GraphScripts, Named, ResourceAt, ScriptAt, TaskAt } from './graph-scripts.ts'
import type { Span } from './protocol.ts'

export interface Given {
  readonly text: string
  /** Members that stand for something with a name in the graph file. */
  readonly origins: readonly { readonly member: Span; readonly key: Span }[]
}

/** The name of its type. */
export const ARGUMENT = 'Argument'

/** How the compiler calls a script's file; null: not there. */
export type ModuleOf = (script: ScriptAt) => string | null

/** `tasks`: those that run the script. All of them hand it the same resources, and each its own inputs. */
export function givenTo(tasks: readonly TaskAt[], graph: GraphScripts, moduleOf: ModuleOf): Given {
  const writer = new Writer()
  const results = new Results(graph, moduleOf)
  writer.add(PREAMBLE)
  writer.add(`export interface ${ARGUMENT} {\n`)
  for (const resource of graph.resources) writer.member(resource, typeOf(resource), wordsOf(resource))
  writer.add(MEMBERS)
  writer.add(
    `  /** Which of the task’s copies this is, from 0; null if it has none. */\n  readonly copy: ${tasks.every(task => task.copies) ? 'number' : 'number | null'}\n`,
  )
  writer.add('  /** What the tasks that it comes after returned, by name; of a task with copies a list. */\n')
  writer.add(`  readonly inputs: ${tasks.map((_, index) => `Inputs${index}`).join(' | ') || '{}'}\n}\n`)
  for (const [index, task] of tasks.entries()) {
    writer.add(`interface Inputs${index} {\n`)
    for (const upstream of graph.tasks.filter(({ name }) => task.after.includes(name)))
      writer.member(upstream, results.of(upstream), `What the task ${upstream.name} came to.`)
    writer.add('}\n')
  }
  return writer
}

const PREAMBLE = `import type * as runtime from 'yieldpoint'
type Result<F> = F extends (...args: never) => infer R ? Awaited<R> : any
`

const MEMBERS = `  /** The task’s name, with its number if it has copies. */
  readonly name: string
  /** Seconds of the run’s clock since its start. */
  readonly now: typeof runtime.now
  /** From the run’s seed, in [0, 1). */
  readonly random: typeof runtime.random
  /** A line for the log. */
  readonly log: typeof runtime.log
`

class Writer implements Given {
  text = ''
  readonly origins: { readonly member: Span; readonly key: Span }[] = []

  add(text: string): void {
    this.text += text
  }

  member({ name, key }: Named, type: string, docs: string): void {
    this.add(`  /** ${docs.replaceAll('*/', '* /')} */\n  readonly `)
    const from = this.text.length
    this.add(JSON.stringify(name))
    this.origins.push({ member: { from, to: this.text.length }, key })
    this.add(`: ${type}\n`)
  }
}

const ITEMS = { fifo: 'Queue', lifo: 'LifoQueue', priority: 'PriorityQueue' }

/** Items of a queue are anything: the file does not say. */
function typeOf({ spec }: ResourceAt): string {
  switch (spec['type']) {
    case 'queue':
      return `runtime.${ITEMS[spec['order'] as keyof typeof ITEMS] ?? 'Queue'}<any>`
    case 'semaphore':
      return spec['bounded'] === true ? 'runtime.BoundedSemaphore' : 'runtime.Semaphore'
    case 'lock':
      return 'runtime.Lock'
    case 'event':
      return 'runtime.Event'
    case 'condition':
      return 'runtime.Condition'
    case 'barrier':
      return 'runtime.Barrier'
    case 'cell':
      return `runtime.Cell<${valueType(spec['value'])}>`
    default:
      return 'any'
  }
}

/** Of a list or map the first value says too little of those that come. */
const valueType = (value: unknown): string =>
  ['number', 'string', 'boolean'].includes(typeof value) ? typeof value : 'any'

/** As the file has it: `queue, maxsize: 3`. */
function wordsOf({ spec }: ResourceAt): string {
  const { type, ...rest } = spec
  const details = Object.entries(rest).map(([key, value]) => `, ${key}: ${JSON.stringify(value)}`)
  return `In the graph file: ${String(type)}${details.join('')}`.slice(0, 200)
}

/** What tasks come to. */
class Results {
  readonly #functions: ReadonlyMap<string, FunctionAt>
  readonly #moduleOf: ModuleOf

  constructor(graph: GraphScripts, moduleOf: ModuleOf) {
    this.#functions = new Map(graph.functions.map(each => [each.name, each]))
    this.#moduleOf = moduleOf
  }

  of(task: TaskAt): string {
    const one = this.#ofOne(task)
    return task.copies ? `readonly (${one})[]` : one
  }

  #ofOne({ kind, script, calls }: TaskAt): string {
    switch (kind) {
      case 'script':
        return this.#ofScript(script)
      case 'call':
        return this.#ofScript(this.#functions.get(calls ?? '')?.script ?? null)
      case 'sleep':
        return 'undefined'
      case 'http':
        return '{ readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: any }'
      case 'command':
        return '{ readonly code: number; readonly stdout: string; readonly stderr: string }'
      default:
        return 'any'
    }
  }

  #ofScript(script: ScriptAt | null): string {
    const module = script && this.#moduleOf(script)
    return module === null ? 'any' : `Result<typeof import(${JSON.stringify(module)}).default>`
  }
}

/** What `toThread` and its like take by name. A graph's scripts may say so themselves; then what they say counts. */
export function functionsOf(graph: GraphScripts, moduleOf: ModuleOf): Given {
  const writer = new Writer()
  writer.add(`export {}\ndeclare module 'yieldpoint' {\n  interface GraphFunctions {\n`)
  for (const each of graph.functions) {
    const module = each.script && moduleOf(each.script)
    writer.member(
      each,
      module === null ? '(...args: any[]) => any' : functionType(module),
      `The graph’s function ${each.name}.`,
    )
  }
  writer.add('  }\n}\n')
  return writer
}

const functionType = (module: string): string => `typeof import(${JSON.stringify(module)}).default`
