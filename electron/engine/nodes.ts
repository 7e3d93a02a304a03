/**
 * The graph's tasks and their order: what each waits for before it starts, and what becomes of the rest when one does not
 * finish. `after` names tasks of the graph; a task with copies has ended when all of them have.
 */
import type { OnFailure, TaskSpec } from '../../shared/graph/model.ts'
import { type Future, type Operation, type Task, waitingFor } from '../runtime/index.ts'

/** The reason of a task that waits for the tasks it comes after. */
export class AfterWait {
  readonly node: Node
  constructor(node: Node) {
    this.node = node
  }
  /** Those that have not ended, in the order of the file. */
  *pending(): Iterable<Task> {
    for (const upstream of this.node.upstream) for (const task of upstream.tasks) if (!task.done()) yield task
  }
}

export class Node {
  // I1  #unended counts this node's tasks that have not ended; #closed the upstream nodes with such tasks.
  // I2  the gates are open or cancelled as soon as #closed is 0 or the node is to be skipped, and stay so.
  readonly spec: TaskSpec
  readonly tasks: Task[] = []
  readonly upstream: Node[] = []
  readonly #dependents: Node[] = []
  readonly #gates: Future<void>[] = []
  #unended: number
  #closed = 0
  /** The upstream task because of which this one never starts. */
  skippedBecause: Task | null = null

  constructor(spec: TaskSpec) {
    this.spec = spec
    this.#unended = spec.copies ?? 1
  }

  comesAfter(upstream: Node): void {
    this.upstream.push(upstream)
    upstream.#dependents.push(this)
    this.#closed++
  }

  /** Waits until all upstream tasks have ended. Raises CancelledError in a task that is skipped. */
  *turn(): Operation<void> {
    if (this.#closed === 0) return
    const gate = waitingFor(new AfterWait(this), 'after') as Future<void>
    this.#gates.push(gate)
    if (this.skippedBecause !== null) gate.cancel()
    yield* gate
  }

  /** One of its tasks has ended. */
  ended(task: Task, onFailure: OnFailure): void {
    const bad = task.cancelled() || task.exception() !== null
    if (bad && onFailure !== 'continue') for (const dependent of this.#dependents) dependent.#skip(task)
    if (--this.#unended > 0) return // I1
    for (const dependent of this.#dependents) if (--dependent.#closed === 0) dependent.#open()
  }

  /** What its tasks returned; a list if it has copies. Undefined stands for what did not finish. */
  result(): unknown {
    const results = this.tasks.map(task =>
      task.done() && !task.cancelled() && task.exception() === null ? task.result() : undefined,
    )
    return this.spec.copies === null ? results[0] : results
  }

  #open(): void {
    for (const gate of this.#gates) if (!gate.done()) gate.setResult()
  }

  #skip(because: Task): void {
    if (this.skippedBecause !== null) return
    this.skippedBecause = because
    for (const gate of this.#gates) gate.cancel()
  }
}

/** In the order of the file. */
export function linkNodes(specs: readonly TaskSpec[]): Node[] {
  const nodes = new Map(specs.map(spec => [spec.name, new Node(spec)]))
  for (const node of nodes.values()) for (const name of new Set(node.spec.after)) node.comesAfter(nodes.get(name)!)
  return [...nodes.values()]
}
