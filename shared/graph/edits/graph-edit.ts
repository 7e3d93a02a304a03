/** What can be done to a graph's file from its picture and its forms. Each is one step of undo. */
import type { ResourceSpec, TaskBody } from '../model.ts'

export type TaskKind = TaskBody['kind']
export type ResourceType = ResourceSpec['type']
/** x and y of a top left corner, in the picture's units; rounded when written. */
export type Point = readonly [x: number, y: number]

/** A node as it is drawn: where, and how large. */
export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export type Arrangement = 'left' | 'right' | 'top' | 'bottom' | 'centreX' | 'centreY' | 'spreadX' | 'spreadY'

export type GraphEdit =
  /** `name`: left out, a free one is found. `at`: left out, the layout decides. `after`: names of tasks. */
  | {
      readonly kind: 'addTask'
      readonly does: TaskKind
      readonly name?: string
      readonly at?: Point
      readonly after?: readonly string[]
    }
  | { readonly kind: 'addResource'; readonly type: ResourceType; readonly name?: string; readonly at?: Point }
  /** Tasks and resources, and every reference to them outside of scripts. */
  | { readonly kind: 'remove'; readonly names: readonly string[] }
  /** A task, resource or function, and every reference to it. `scripts`: the new text of inline scripts, by their task. */
  | {
      readonly kind: 'rename'
      readonly from: string
      readonly to: string
      readonly scripts?: Readonly<Record<string, string>>
    }
  /** Two tasks: `to` comes after `from`. A task and a resource, either way round: the task holds it. */
  | { readonly kind: 'connect' | 'disconnect'; readonly from: string; readonly to: string }
  /** Keys that are not there yet are added. */
  | { readonly kind: 'setField'; readonly path: readonly string[]; readonly value: unknown }
  /** Back to what it is when left out. */
  | { readonly kind: 'clearField'; readonly path: readonly string[] }
  /** What the task does becomes something else; all else it says stays. */
  | { readonly kind: 'setBody'; readonly task: string; readonly does: TaskKind }
  | { readonly kind: 'move'; readonly positions: Readonly<Record<string, Point>> }
  | { readonly kind: 'arrange'; readonly boxes: Readonly<Record<string, Box>>; readonly how: Arrangement }
  | { readonly kind: 'duplicate'; readonly names: readonly string[] }
