/** A task graph as it is run: what a file means once it has been read without mistakes. All times are seconds. */
import type { Permissions } from './permissions.ts'

/** A piece of the user's code and where it stands, so that every line shown later is a line the user wrote. */
export interface ScriptSource {
  /** Relative to the graph's folder: `chef.ts`, or the graph file itself for inline text. */
  readonly file: string
  /** True if the text stands in the graph file. */
  readonly inline: boolean
  readonly text: string
  /** Line of `file` on which `text` begins, from 1. */
  readonly line: number
  /** Columns that the file indents each line of `text` by; 0 for a file of its own. */
  readonly indent: number
}

export type QueueOrder = 'fifo' | 'lifo' | 'priority'

export type ResourceSpec =
  | { readonly type: 'queue'; readonly maxsize: number; readonly order: QueueOrder }
  | { readonly type: 'semaphore'; readonly value: number; readonly bounded: boolean }
  | { readonly type: 'lock' }
  | { readonly type: 'event' }
  /** `lock`: a resource of type lock, null for one of its own. */
  | { readonly type: 'condition'; readonly lock: string | null }
  | { readonly type: 'barrier'; readonly parties: number }
  | { readonly type: 'cell'; readonly value: unknown }

export interface RetrySpec {
  /** Tries in all, the first included. */
  readonly attempts: number
  readonly delay: number
  /** The delay grows by this factor with each try. */
  readonly factor: number
}

export type TaskBody =
  | { readonly kind: 'script'; readonly script: ScriptSource }
  | { readonly kind: 'sleep'; readonly seconds: number }
  /** Args may hold `${inputs.NAME}` templates: a text that is one template alone stands for the value itself. */
  | {
      readonly kind: 'call'
      readonly function: string
      readonly args: readonly unknown[]
      readonly executor: 'threads' | 'processes'
    }
  | ({ readonly kind: 'http' } & HttpSpec)
  | ({ readonly kind: 'command' } & CommandSpec)

/** One request. Texts may hold templates, as the arguments of a call. */
export interface HttpSpec {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** Text is sent as it is, anything else as JSON; null: none. */
  readonly body: unknown
  /** Statuses that are fine; null: 200 to 299. */
  readonly expect: readonly number[] | null
}

/** One program, run to its end. Texts may hold templates, as the arguments of a call. */
export interface CommandSpec {
  /** The program, then its arguments. */
  readonly run: readonly string[]
  readonly stdin: string | null
  /** Relative to the graph's folder; null: that folder. */
  readonly cwd: string | null
  /** Exit codes that are fine. */
  readonly expect: readonly number[]
}

export interface TaskSpec {
  readonly name: string
  readonly does: TaskBody
  readonly after: readonly string[]
  /** Null: one task called `name`. A number: `name[0]` … */
  readonly copies: number | null
  /** Taken around each try of the body in this order, given back in the reverse. */
  readonly holds: readonly string[]
  /** Bounds one try, the taking of `holds` included. */
  readonly timeout: number | null
  readonly retry: RetrySpec | null
  readonly shield: boolean
}

export type OnFailure = 'skip-dependents' | 'cancel-all' | 'continue'

export interface GraphSettings {
  readonly clock: 'real' | 'virtual'
  readonly seed: number
  /** Steps longer than this are worth a warning. */
  readonly slowStep: number
  /** A lock kept that long across a wait is worth a warning, if others want it. */
  readonly longHold: number
  /** Whether runs look for findings. */
  readonly debug: boolean
  readonly onFailure: OnFailure
}

export interface Graph {
  readonly name: string
  readonly description: string
  readonly settings: GraphSettings
  /** What it may do outside of its run, if the user allows it. */
  readonly permissions: Permissions
  readonly resources: Readonly<Record<string, ResourceSpec>>
  readonly functions: Readonly<Record<string, ScriptSource>>
  /** In the file's order, which is the order of creation. */
  readonly tasks: readonly TaskSpec[]
  /** Where the user has put tasks and resources, by name: x and y of the top left corner. */
  readonly positions: Readonly<Record<string, readonly [number, number]>>
}
