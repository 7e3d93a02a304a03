/** Lengths that belong together, as columns that grow, and what they come to. */
import type { Micros, ResourceId, TaskId } from '../ids.ts'
import type { Lengths } from './distribution.ts'
import { capacityFor, grown } from './grow.ts'
import { type Percentiles, percentilesOf } from './percentiles.ts'

export type Subject =
  | { readonly kind: 'all' }
  /** Copies of a task, or tasks of a script whose names differ by a number; one alone goes by its own name. */
  | { readonly kind: 'name'; readonly name: string; readonly tasks: number }
  | { readonly kind: 'resource'; readonly resource: ResourceId }

export interface SubjectTimes extends Percentiles {
  /** Stays the same while more is measured. */
  readonly key: string
  readonly subject: Subject
  readonly count: number
  readonly total: Micros
  readonly parts: readonly Lengths[]
}

export class Measured {
  readonly #key: string
  #subject: Subject
  #value = new Float64Array(0)
  #task = new Uint32Array(0)
  #count = 0
  /** Of all that is in it now; null: more has come. */
  #told: SubjectTimes | null = null

  constructor(key: string, subject: Subject) {
    this.#key = key
    this.#subject = subject
  }

  get isEmpty(): boolean {
    return this.#count === 0
  }

  add(length: Micros, task: TaskId): void {
    if (this.#count === this.#value.length) this.#grow()
    this.#value[this.#count] = length
    this.#task[this.#count++] = task
    this.#told = null
  }

  rename(subject: Subject): void {
    this.#subject = subject
    this.#told = null
  }

  tell(): SubjectTimes {
    this.#told ??= timesOf(this.#key, this.#subject, [this.#now()])
    return this.#told
  }

  /** Stays what it is as more is added. */
  #now(): Lengths {
    return { value: this.#value.subarray(0, this.#count), task: this.#task.subarray(0, this.#count) }
  }

  #grow(): void {
    const capacity = capacityFor(this.#count + 1, this.#count)
    this.#value = grown(this.#value, capacity)
    this.#task = grown(this.#task, capacity)
  }
}

/** Of parts that have at least one length together. */
export function timesOf(key: string, subject: Subject, parts: readonly Lengths[]): SubjectTimes {
  const count = parts.reduce((sum, { value }) => sum + value.length, 0)
  const all = new Float64Array(count) // a copy: finding percentiles reorders it
  let total = 0
  let at = 0
  for (const { value } of parts) {
    all.set(value, at)
    at += value.length
  }
  for (let i = 0; i < count; i++) total += all[i]!
  return { key, subject, count, total, parts, ...percentilesOf(all) }
}
