/**
 * `run(main, { debug: true })`: the app's debug mode for a program of one's own. What it finds is a process warning, so that Node
 * prints it and a program can listen for it; the app shows it too, if a monitor watches.
 * Without the compiler nothing says which calls were never awaited, and findings know tasks and resources but few lines.
 */
import { explainFinding, plain } from '../../shared/findings/index.ts'
import { settingsSchema } from '../../shared/graph/schema.ts'
import type { Finding } from '../../shared/protocol/findings.ts'
import { Debug } from '../engine/findings/debug.ts'
import type { Pulse } from '../engine/readers.ts'
import { type EventBody, Recorder } from '../engine/recorder.ts'
import { type LoopWatcher, watchLoops } from '../library/loops.ts'
import type { EventLoop } from '../runtime/index.ts'
import { describeRaised } from './raised.ts'

const noPulse: Pulse = { named() {}, began() {}, ended() {}, loading() {} }

/** Records a program's loops; warns of each finding when it is first noted. */
export class ProgramRecorder extends Recorder {
  constructor() {
    super(noPulse)
    this.raised = describeRaised
  }

  override note(body: EventBody): void {
    super.note(body)
    if (body.type === 'finding' && body.finding.count === 1) warn(body.finding)
  }
}

function warn(finding: Finding): void {
  const { title, seen, why, todo } = explainFinding(finding, 'en')
  const { place, rule: code } = finding
  const where = place === null ? '' : ` (${place.file}:${place.line}:${place.column})`
  const detail = [why, todo].map(plain).join(' ')
  process.emitWarning(`${title}${where}: ${plain(seen)}`, { type: 'YieldpointFinding', code, detail })
}

/** The rules, with the limits that a graph has if it names none. */
export const debugOf = (loop: EventLoop, recorder: Recorder): Debug =>
  new Debug(loop.virtual ? 'virtual' : 'real', settingsSchema.parse({}), recorder, () => loop)

/** For loops that no monitor watches. */
class DebugWatcher implements LoopWatcher {
  readonly #loops = new Map<EventLoop, Debug>()

  began(loop: EventLoop, debug: boolean): boolean {
    if (!debug) return false
    const recorder = new ProgramRecorder()
    const rules = debugOf(loop, recorder)
    this.#loops.set(loop, rules)
    recorder.attach(loop)
    loop.probe = rules.probe
    recorder.adopt(loop.tasks)
    return true
  }

  closing(loop: EventLoop): void {
    this.#loops.get(loop)?.graphEnded()
  }

  ended(loop: EventLoop): void {
    this.#loops.get(loop)?.atRest()
  }

  letGo(loop: EventLoop): void {
    this.#loops.delete(loop)
    loop.probe = null
  }
}

let watching = false

export function watchDebugged(): void {
  if (watching) return
  watching = true
  watchLoops(new DebugWatcher(), 'last')
}
