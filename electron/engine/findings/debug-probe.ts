import {
  bodyOf,
  type CancelOrigin,
  type Future,
  type Observed,
  type Outcome,
  type Probe,
  type Task,
} from '../../runtime/index.ts'
import { markOf } from '../marks.ts'
import type { Recorder } from '../recorder.ts'
import type { Rule } from './rule.ts'

type Hook = keyof Rule
type WithHook<H extends Hook> = Rule & Required<Pick<Rule, H>>

/** Passes on to the recorder what the runtime tells, and then to the rules. */
export class DebugProbe implements Probe {
  readonly #recorder: Recorder
  readonly #rules: readonly Rule[]
  readonly #onHolderReady: readonly WithHook<'holderReady'>[]
  readonly #onStepOver: readonly WithHook<'stepOver'>[]
  readonly #onEnded: readonly WithHook<'taskEnded'>[]
  readonly #onResourceChanged: readonly WithHook<'resourceChanged'>[]

  constructor(recorder: Recorder, rules: readonly Rule[]) {
    this.#recorder = recorder
    this.#rules = rules
    this.#onHolderReady = having('holderReady', rules)
    this.#onStepOver = having('stepOver', rules)
    this.#onEnded = having('taskEnded', rules)
    this.#onResourceChanged = having('resourceChanged', rules)
  }

  taskCreated(task: Task, creator: Task | null): void {
    this.#recorder.taskCreated(task, creator)
  }

  taskReady(task: Task): void {
    const { waits, phaseAt } = markOf(task)
    this.#recorder.taskReady(task)
    if (waits && bodyOf(task).holding !== null) for (const rule of this.#onHolderReady) rule.holderReady(task, phaseAt)
  }

  stepStarted(task: Task): void {
    this.#recorder.stepStarted(task)
    if (markOf(task).cancel !== null) for (const rule of this.#rules) rule.cancellingStepStarted?.(task)
  }

  stepEnded(task: Task): void {
    const mark = markOf(task)
    const { ran, site, cancel } = mark
    this.#recorder.stepEnded(task)
    for (const rule of this.#onStepOver) rule.stepOver(task, mark.ran - ran, site)
    if (cancel !== null) for (const rule of this.#rules) rule.cancellingStepOver?.(task)
  }

  stepResumed(task: Task): void {
    this.#recorder.stepResumed(task)
  }

  taskEnded(task: Task): void {
    const mark = markOf(task)
    const { ran, site } = mark
    this.#recorder.taskEnded(task)
    for (const rule of this.#onStepOver) rule.stepOver(task, mark.ran - ran, site)
    for (const rule of this.#onEnded) rule.taskEnded(task)
  }

  cancelRequested(task: Task, origin: CancelOrigin, message: string | undefined): void {
    this.#recorder.cancelRequested(task, origin, message)
    for (const rule of this.#rules) rule.cancelRequested?.(task, origin)
  }

  shieldChanged(task: Task): void {
    this.#recorder.shieldChanged(task)
  }

  taskDetached(task: Task): void {
    this.#recorder.taskDetached(task)
  }

  taskBodyEnded(task: Task, outcome: Outcome): void {
    const mark = markOf(task)
    const { ran, site } = mark
    this.#recorder.taskBodyEnded(task, outcome)
    for (const rule of this.#onStepOver) rule.stepOver(task, mark.ran - ran, site)
  }

  resourceCreated(resource: Observed): void {
    this.#recorder.resourceCreated(resource)
    for (const rule of this.#rules) rule.resourceCreated?.(resource)
  }

  resourceChanged(resource: Observed): void {
    this.#recorder.resourceChanged(resource)
    for (const rule of this.#onResourceChanged) rule.resourceChanged(resource)
  }

  resourceClosed(resource: Observed): void {
    this.#recorder.resourceClosed(resource)
  }

  errorRaised(future: Future): void {
    for (const rule of this.#rules) rule.errorRaised?.(future)
  }

  errorTaken(future: Future): void {
    for (const rule of this.#rules) rule.errorTaken?.(future)
  }
}

const having = <H extends Hook>(hook: H, rules: readonly Rule[]): WithHook<H>[] =>
  rules.filter((rule): rule is WithHook<H> => rule[hook] !== undefined)
