/** Clock, randomness and log of the run, and what a script is handed. */
declare module 'yieldpoint' {
  /** Seconds of the run's clock since its start. */
  export function now(): number
  /** From the run's seed, in [0, 1). */
  export function random(): number
  /** A line for the log. */
  export function log(...values: unknown[]): void

  /**
   * What the default export of a task's script is given: these, and the graph's resources by their names.
   * `export default async function chef({ oven, log }: TaskArgument<{ oven: Semaphore }>) { … }`
   */
  export type TaskArgument<Resources extends object = Record<never, never>> = Resources & {
    readonly name: string
    /** Which of the task's copies this is, from 0; null if it has none. */
    readonly copy: number | null
    /** What the tasks that it comes after returned, by name; of a task with copies a list. */
    readonly inputs: Readonly<Record<string, unknown>>
    readonly now: typeof now
    readonly random: typeof random
    readonly log: typeof log
  }
}
