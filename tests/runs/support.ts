/** Runs in threads of their own, as the app has them. Everything here waits for messages, never for a time. */
import { inject, onTestFinished } from 'vitest'
import { type Run, type RunChange, type RunSpec, Supervisor } from '../../electron/runs/index.ts'
import type { RunSummary } from '../../shared/protocol/documents.ts'
import type { Batch } from '../../shared/protocol/events.ts'
import { applyBatch } from '../../shared/state/reducer.ts'
import { emptyRun, fromSnapshot, type RunState } from '../../shared/state/run-state.ts'
import { graphOf } from '../engine/support.ts'

export function testSupervisor(
  options: { memoryLimitMb?: number; workers?: number; spare?: boolean } = {},
): Supervisor {
  const supervisor = new Supervisor({
    thread: new URL('run-thread.mjs', inject('threads')),
    poolWorker: new URL('pool-worker.mjs', inject('threads')),
    workers: 2,
    ...options,
  })
  onTestFinished(() => supervisor.close())
  return supervisor
}

export function spec(text: string, more: Partial<RunSpec> = {}): RunSpec {
  const graph = graphOf(text)
  return { doc: 'test', name: graph.name, graph, folder: null, overlay: {}, ...more }
}

/** A graph of one task with that script. */
export const scriptGraph = (body: string, name = 'main'): string =>
  `taskgraph: 1\nname: test\ntasks:\n  ${name}:\n    script: |\n${body
    .trim()
    .split('\n')
    .map(line => `      ${line}`)
    .join('\n')}\n`

/** The first summary of the run that answers the question with yes. */
export function untilRun(supervisor: Supervisor, run: Run, is: (summary: RunSummary) => boolean): Promise<RunSummary> {
  return new Promise(resolve => {
    const look = (change: RunChange): void => {
      if ('removed' in change || change.run !== run.id || !is(change)) return
      undo()
      resolve(change)
    }
    const undo = supervisor.onChange(look)
    look(run.summary())
  })
}

/** A viewer that adds up what it is sent. */
export class Watcher {
  state: RunState = emptyRun
  snapshots = 0
  readonly #waiting = new Set<() => void>()

  send(text: string): void {
    const { push } = JSON.parse(text)
    if (push.type === 'run.snapshot') {
      this.snapshots++
      this.state = fromSnapshot(push.snapshot)
    } else this.state = applyBatch(this.state, push.batch as Batch)
    for (const look of this.#waiting) look()
  }

  backlog(): number {
    return 0
  }

  until(is: (state: RunState) => boolean): Promise<RunState> {
    return new Promise(resolve => {
      const look = (): void => {
        if (!is(this.state)) return
        this.#waiting.delete(look)
        resolve(this.state)
      }
      this.#waiting.add(look)
      look()
    })
  }

  task(name: string): RunState['tasks'] extends ReadonlyMap<number, infer T> ? T | undefined : never {
    return [...this.state.tasks.values()].find(task => task.name === name)
  }
}
