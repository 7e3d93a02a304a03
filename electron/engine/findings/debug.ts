import type { GraphSettings } from '../../../shared/graph/model.ts'
import type { EventLoop, Probe } from '../../runtime/index.ts'
import type { CoroutineWatch } from '../../script/index.ts'
import type { Recorder } from '../recorder.ts'
import { DebugProbe } from './debug-probe.ts'
import { DroppedTask } from './dropped-task.ts'
import { GrowingQueue } from './growing-queue.ts'
import { Ledger } from './ledger.ts'
import { LongHold } from './long-hold.ts'
import { NeverAwaited } from './never-awaited.ts'
import type { Rule } from './rule.ts'
import { SlowStep } from './slow-step.ts'
import { SwallowedCancel } from './swallowed-cancel.ts'
import { UnheldShield } from './unheld-shield.ts'
import { UntakenException } from './untaken-exception.ts'

/** The debug mode of one run: its rules, and where they stand between the runtime, the scripts and the event log. */
export class Debug {
  /** In place of the recorder: the loop's probe. */
  readonly probe: Probe
  /** For the scripts. */
  readonly coroutines: CoroutineWatch
  readonly #rules: readonly Rule[]
  readonly #ledger: Ledger

  /** `loop` is asked for later: a loop is made with its probe, so it comes second. */
  constructor(
    clock: 'real' | 'virtual',
    { slowStep, longHold }: Pick<GraphSettings, 'slowStep' | 'longHold'>,
    recorder: Recorder,
    loop: () => EventLoop,
  ) {
    const findings = new Ledger(recorder)
    const neverAwaited = new NeverAwaited(recorder, findings, loop)
    this.#ledger = findings
    this.#rules = [
      neverAwaited,
      new UntakenException(recorder, findings),
      new DroppedTask(recorder, findings),
      new LongHold(longHold, recorder, findings),
      new GrowingQueue(recorder, findings, loop),
      new SwallowedCancel(recorder, findings),
      new UnheldShield(recorder, findings),
      ...(clock === 'real' ? [new SlowStep(slowStep, recorder, findings)] : []),
    ]
    this.coroutines = neverAwaited
    this.probe = new DebugProbe(recorder, this.#rules)
  }

  /** The graph's tasks have ended, and what scripts left over has not been cancelled yet. */
  graphEnded(): void {
    for (const rule of this.#rules) rule.graphEnded?.()
  }

  /** Nothing will happen any more by itself; the last events but for that. */
  atRest(): void {
    for (const rule of this.#rules) rule.atRest?.()
    this.#ledger.close()
  }
}
