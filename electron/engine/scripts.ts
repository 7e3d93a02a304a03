/** The user's code in a run: the scripts of its tasks, the functions of its pool, and where in their text something is. */
import { toWire, YieldpointError } from '../../shared/errors.ts'
import type { Graph, ScriptSource, TaskSpec } from '../../shared/graph/model.ts'
import type { StackFrame } from '../../shared/protocol/documents.ts'
import type { Raised } from '../../shared/protocol/events.ts'
import type { EventLoop, Task } from '../runtime/index.ts'
import { type CoroutineWatch, fileSource, ModuleLoader, type PoolFunction } from '../script/index.ts'
import type { World } from '../world/index.ts'
import { markOf } from './marks.ts'
import { cut, preview } from './preview.ts'
import { randomStream } from './random.ts'
import type { Recorder } from './recorder.ts'
import type { Inputs } from './templates.ts'

/** A task's script, loaded. */
export interface Program {
  /** Calls its default export; what that gives is awaited by the task. */
  start(call: ScriptCall): unknown
}

export interface ScriptCall {
  readonly name: string
  readonly copy: number | null
  readonly inputs: Inputs
  readonly resources: Readonly<Record<string, unknown>>
}

export interface ScriptsPlan {
  readonly graph: Graph
  readonly seed: number
}

const LINES_AROUND = 1
const MESSAGE_LIMIT = 1_000

export class Scripts {
  readonly #plan: ScriptsPlan
  readonly #read: (path: string) => string | null
  readonly #recorder: Recorder
  readonly #loop: EventLoop
  readonly #loader: ModuleLoader
  readonly #streams = new WeakMap<Task, () => number>()
  readonly #services = {
    now: () => this.#now(),
    random: () => this.#random(),
    log: (...values: unknown[]) => this.#log(values),
  }
  readonly #loopStream: () => number

  constructor(
    plan: ScriptsPlan,
    read: (path: string) => string | null,
    recorder: Recorder,
    loop: EventLoop,
    world: World,
    watch?: CoroutineWatch,
  ) {
    this.#plan = plan
    this.#read = read
    this.#recorder = recorder
    this.#loop = loop
    this.#loader = new ModuleLoader({
      services: { ...this.#services, world: world.face },
      read,
      ...(watch && { watch }),
      onLoaded: ({ file, first, sites }) => recorder.note({ type: 'script.loaded', file, first, sites: [...sites] }),
    })
    this.#loopStream = randomStream(plan.seed, '')
    recorder.raised = error => this.#raised(error)
  }

  /** Null if the task's body is no script. @throws YieldpointError script/…, or what the script throws as it is loaded. */
  load(spec: TaskSpec): Program | null {
    if (spec.does.kind !== 'script') return null
    const main = this.#loader.load(this.#written(spec.does.script))
    const { log, now, random } = this.#services
    return {
      start: ({ name, copy, inputs, resources }) => main({ ...resources, name, copy, inputs, log, now, random }),
    }
  }

  /** Made once for all tasks: frozen, so that no script can change it under another. */
  share<T>(value: T): T {
    return this.#loader.share(value)
  }

  poolFunctions(): PoolFunction[] {
    return Object.entries(this.#plan.graph.functions).map(([name, source]) =>
      this.#loader.poolFunction(name, this.#written(source)),
    )
  }

  /** Where the task waits in the user's text, outermost first. */
  frames(task: Task): StackFrame[] {
    return task.stack.flatMap(({ name, site: id }) => {
      const site = this.#recorder.rest.sites.get(id)
      if (site === undefined) return []
      const { file, line, column } = site
      return [{ name: site.name || name, file, line, column, ...this.#excerpt(file, line) }]
    })
  }

  /** With its text, if that stands in a file of its own. */
  #written(source: ScriptSource): ScriptSource {
    return source.inline ? source : fileSource(source.file, this.#read(source.file) ?? '')
  }

  /** A script may throw a proxy that does not let itself be looked at. */
  #raised(error: unknown): Raised {
    try {
      return this.#describe(error)
    } catch {
      return { name: 'Error', message: preview(error), known: null, stack: [] }
    }
  }

  #describe(error: unknown): Raised {
    const known = error instanceof YieldpointError ? toWire(error) : null
    if (!(error instanceof Error)) return { name: 'Error', message: preview(error), known, stack: [] }
    return {
      name: textOf(error, 'name') || 'Error',
      message: cut(textOf(error, 'message'), MESSAGE_LIMIT),
      known,
      stack: this.#loader.locate(error),
    }
  }

  #excerpt(file: string, line: number): { excerpt: string[]; firstLine: number } {
    const { text, from } = this.#textAround(file, line)
    const lines = text.split('\n')
    const first = Math.max(from, line - LINES_AROUND)
    return { excerpt: lines.slice(first - from, line - from + 1 + LINES_AROUND), firstLine: first }
  }

  /** The text a line stands in; an inline script's begins at a line of its own. */
  #textAround(file: string, line: number): { text: string; from: number } {
    const holds = (source: ScriptSource): boolean =>
      source.inline && source.file === file && line >= source.line && line < source.line + lineCount(source.text)
    const inline = this.#sources().find(holds)
    return inline ? { text: inline.text, from: inline.line } : { text: this.#read(file) ?? '', from: 1 }
  }

  #sources(): ScriptSource[] {
    const { tasks, functions } = this.#plan.graph
    return [
      ...tasks.flatMap(task => (task.does.kind === 'script' ? [task.does.script] : [])),
      ...Object.values(functions),
    ]
  }

  #now(): number {
    return this.#loop.time() - this.#recorder.startedAt
  }

  #log(values: readonly unknown[]): void {
    this.#recorder.logged(this.#loop.currentTask, values.map(value => preview(value, MESSAGE_LIMIT)).join(' '))
  }

  #random(): number {
    const task = this.#loop.currentTask
    if (task === null) return this.#loopStream()
    let stream = this.#streams.get(task)
    if (stream === undefined) {
      const mark = markOf(task)
      stream = randomStream(this.#plan.seed, mark.origin === null ? `${mark.name}#${mark.id}` : mark.name)
      this.#streams.set(task, stream)
    }
    return stream()
  }
}

/** The end of the last line begins no other one: that is the next script's. */
const lineCount = (text: string): number => text.split('\n').length - (text.endsWith('\n') ? 1 : 0)

/** Loads, locks and compiles all that the first script of a thread would otherwise wait for. */
export function warmUp(): void {
  const services = { now: () => 0, random: () => 0, log: () => {} }
  new ModuleLoader({ services, read: () => null }).load(fileSource('warm-up.ts', 'export default async () => {}'))
}

/** A script's error may be anything; asking it must not fail. */
function textOf(error: Error, key: 'name' | 'message'): string {
  try {
    return String(error[key])
  } catch {
    return ''
  }
}
