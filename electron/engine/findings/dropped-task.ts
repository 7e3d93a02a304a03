import { describeWait, type Task, type WaitReason } from '../../runtime/index.ts'
import type { TaskMark } from '../marks.ts'
import type { Recorder } from '../recorder.ts'
import { type Findings, named, placeAt, type Rule, textOf } from './rule.ts'

/**
 * A task that a script made was still going on when the graph had ended, and nobody was left who would have awaited it: its
 * maker had ended, no task waited for it, and nobody had cancelled it. The run cancels it, in the middle of what it did.
 * Source: “Task was destroyed but it is pending!” of CPython's Task.__del__, decided without a garbage collector.
 */
export class DroppedTask implements Rule {
  readonly #recorder: Recorder
  readonly #findings: Findings

  constructor(recorder: Recorder, findings: Findings) {
    this.#recorder = recorder
    this.#findings = findings
  }

  graphEnded(): void {
    const alive = [...this.#recorder.tasks.values()].filter(mark => mark.endedAt === null)
    const awaited = new Set(alive.flatMap(({ task }) => (task === null ? [] : tasksOf(describeWait(task)))))
    for (const mark of alive) {
      const { task, origin, body, cancel } = mark
      if (task === null || origin !== null || body || cancel !== null || awaited.has(task)) continue
      const maker = mark.parent === null ? undefined : this.#recorder.tasks.get(mark.parent)
      if (maker === undefined || maker.endedAt !== null) this.#report(task, mark, maker)
    }
  }

  #report(task: Task, { site, parent }: TaskMark, maker: TaskMark | undefined): void {
    const place = placeAt(site, this.#recorder)
    const made = parent === null ? null : { id: parent, name: maker?.name ?? `#${parent}` }
    const cause = place === null ? named(task).name : textOf(place)
    this.#findings.report(cause, { rule: 'dropped-task', task: named(task), resource: null, place, maker: made })
  }
}

function tasksOf(reason: WaitReason | null): readonly Task[] {
  if (reason?.for === 'task') return [reason.task]
  if (reason?.for === 'tasks') return reason.tasks
  return reason?.for === 'shield' && reason.inner !== null ? [reason.inner] : []
}
