import { bodyOf, type CancelOrigin, groupOf, groups, isShielded, type Task, waitStateOf } from '../../runtime/index.ts'
import { markOf } from '../marks.ts'
import type { Recorder } from '../recorder.ts'
import { type Findings, named, placeAt, type Rule, textOf } from './rule.ts'

/** Waits at the very place where the cancellation came, after it: a cleanup may pass a place twice, work goes on passing it. */
const WAITS_AGAIN = 2

interface Request {
  readonly by: CancelOrigin['by']
  /** Requests not taken back, without this one: when there are no more than that, it was taken back. */
  readonly before: number
  /** It goes to the task itself, and not through what it waits for. */
  readonly direct: boolean
  /** The sites of the frames that it was thrown into; null until then. */
  reached: readonly number[] | null
  again: number
}

/**
 * A CancelledError reached a task, which then ended as if nothing had been, or came back to wait where it was reached. Not so if the
 * request was taken back (`uncancel`: timeouts and task groups do), if what the task waited for took the cancellation and
 * ended well, or while the task cleans up: that happens elsewhere in its text, and ends with the cancellation.
 * Source: “Task Cancellation” in asyncio's documentation.
 */
export class SwallowedCancel implements Rule {
  // I1  #requests has tasks that have not ended, each with its oldest request that was not taken back.
  readonly #requests = new Map<Task, Request>()
  readonly #recorder: Recorder
  readonly #findings: Findings

  constructor(recorder: Recorder, findings: Findings) {
    this.#recorder = recorder
    this.#findings = findings
  }

  cancelRequested(task: Task, { by, task: cause }: CancelOrigin): void {
    if (by === 'failure' && isByOwnGroup(task, cause)) return
    const { loop } = bodyOf(task)
    const held = isShielded(task) && loop.currentTask !== task // the shield takes it, the task never sees it
    if (held || this.#requests.has(task)) return
    const direct = waitStateOf(task) !== 'pending'
    this.#requests.set(task, { by, before: bodyOf(task).requests, direct, reached: null, again: 0 })
  }

  cancellingStepStarted(task: Task): void {
    const request = this.#requests.get(task)
    if (request === undefined || request.reached !== null) return
    if (request.direct || waitStateOf(task) !== 'ended') request.reached = sitesOf(task)
    else this.#requests.delete(task)
  }

  cancellingStepOver(task: Task): void {
    const request = this.#requests.get(task)
    if (request === undefined || request.reached === null) return
    if (bodyOf(task).requests <= request.before) this.#requests.delete(task)
    else if (isSame(request.reached, sitesOf(task)) && ++request.again === WAITS_AGAIN)
      this.#report(task, request, 'went-on')
  }

  taskEnded(task: Task): void {
    const request = this.#requests.get(task)
    if (request === undefined) return
    const finished = request.reached !== null && markOf(task).state === 'finished'
    if (finished && bodyOf(task).requests > request.before) this.#report(task, request, 'finished')
    this.#requests.delete(task) // I1
  }

  #report(task: Task, { by, reached }: Request, after: 'finished' | 'went-on'): void {
    this.#requests.delete(task)
    const place = placeAt(reached?.findLast(site => site !== 0) ?? 0, this.#recorder)
    const cause = place === null ? named(task).name : textOf(place)
    this.#findings.report(cause, { rule: 'swallowed-cancel', task: named(task), resource: null, place, by, after })
  }
}

/**
 * A child failed, and its group makes its parent come to the group's end, where the cancellation becomes an ExceptionGroup. If
 * the parent is there already, the request is never taken back, as in asyncio.
 */
function isByOwnGroup(task: Task, cause: Task | null): boolean {
  const group = cause && groupOf(cause)
  return group !== null && groups.parentOf(group) === task
}

const sitesOf = (task: Task): readonly number[] => bodyOf(task).stack.map(frame => frame.site)

const isSame = (reached: readonly number[], now: readonly number[]): boolean =>
  reached.length === now.length && reached.every((site, i) => site === now[i]) && reached.some(site => site !== 0)
