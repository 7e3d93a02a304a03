/**
 * A program that we are attached to, as a run beside those in threads of ours. We only watch it and pass on what the user asks:
 * its files, its process and what it prints are its own, and letting it go leaves it running.
 */
import { toWire, type WireError, YieldpointError } from '../../shared/errors.ts'
import { commands, type Reply, type Req, type Res } from '../../shared/protocol/commands.ts'
import type { RunSummary, StackFrame } from '../../shared/protocol/documents.ts'
import type { RunOutcome } from '../../shared/protocol/events.ts'
import {
  LISTED_EVERY_MS,
  PROGRAM_RUN,
  type ProgramCommand,
  type ProgramFrame,
  type ProgramPush,
} from '../../shared/protocol/program.ts'
import { AttachedRecording } from './attached-recording.ts'
import { tellEnd } from './last-words.ts'
import type { Link } from './link.ts'
import type { PlannedRecording } from './planned-recording.ts'
import type { RunSource } from './run-source.ts'
import { type Viewer, Viewers } from './viewers.ts'

const ANSWER_WITHIN_MS = 2_000
/** A program that lets its timers in is heard this often. */
const SILENT_AFTER_MS = LISTED_EVERY_MS * 3

export interface AttachedRunOptions {
  readonly id: number
  readonly link: Link
  readonly recording: PlannedRecording | null
  readonly onChange: (run: RunSource) => void
}

interface Pending {
  readonly resolve: (reply: Reply<unknown>) => void
  readonly timer: NodeJS.Timeout
}

type About<C extends ProgramCommand> = Omit<Req<C>, 'run'>

export class AttachedRun implements RunSource {
  // I1  #outcome is set once, and then the connection is closed.
  // I2  whatever the program says of itself, it is known here by our number.
  readonly id: number
  readonly address: string
  readonly ended: Promise<RunOutcome>
  readonly #resolveEnded: (outcome: RunOutcome) => void
  readonly #link: Link
  readonly #onChange: (run: RunSource) => void
  readonly #viewers: Viewers
  readonly #recording: AttachedRecording | null
  readonly #pending = new Map<number, Pending>()
  readonly #attachedAtMs = Date.now()
  #requests = 0
  #listed: Pick<RunSummary, 'phase' | 'at' | 'clock' | 'seed' | 'startedAtMs'>
  #outcome: RunOutcome | null = null
  #error: WireError | null = null
  #seq = 0
  #heardAtMs = performance.now()
  #stuck: RunSummary['stuck'] = null

  constructor({ id, link, recording, onChange }: AttachedRunOptions) {
    this.id = id
    this.address = link.address
    this.#link = link
    this.#onChange = onChange
    this.#recording = recording && new AttachedRecording(recording)
    this.#listed = { phase: 'starting', at: 0, clock: 'real', seed: 0, startedAtMs: this.#attachedAtMs }
    const { promise, resolve } = Promise.withResolvers<RunOutcome>()
    this.ended = promise
    this.#resolveEnded = resolve
    const watch = (): void => void this.#request('run.watch', {})
    this.#viewers = new Viewers(id, watch)
    link.listen({ frame: frame => this.#hear(frame), closed: problem => this.#closed(problem) })
    if (this.#outcome === null) watch() // all the time: once the program has ended nobody can be asked what it was like
  }

  get error(): WireError | null {
    return this.#error
  }

  summary(): RunSummary {
    const { name, pid } = this.#link.welcome
    return {
      ...this.#listed,
      run: this.id,
      doc: '',
      name,
      program: { pid },
      phase: this.#outcome === null ? this.#listed.phase : 'ended',
      outcome: this.#outcome,
      stuck: this.#stuck,
      recording: this.#recording?.summary ?? null,
    }
  }

  pause = (): Promise<void> => this.#order('run.pause', {})
  resume = (): Promise<void> => this.#order('run.resume', {})
  step = (by: 'step' | 'turn'): Promise<void> => this.#order('run.step', { by })
  speed = (speed: number): Promise<void> => this.#order('run.speed', { speed })
  stop = (): Promise<void> => this.#order('run.stop', {})
  cancel = (task: number, reason: string | null): Promise<void> => this.#order('task.cancel', { task, reason })
  shield = (task: number, on: boolean): Promise<void> => this.#order('task.shield', { task, on })

  async stack(task: number): Promise<StackFrame[]> {
    return (await this.#ask('task.stack', { task })).frames
  }

  /** The program goes on. */
  async kill(): Promise<void> {
    if (this.#outcome === null) this.#endWith('detached', null)
  }

  watch(viewer: Viewer): () => void {
    this.#viewers.add(viewer)
    return () => {
      this.#viewers.remove(viewer)
    }
  }

  recordingFolder = async (): Promise<string | null> => this.#recording?.folder ?? null

  look(nowMs: number): void {
    if (this.#outcome !== null) return
    const forMs = Math.round(nowMs - this.#heardAtMs)
    const stuck = forMs < SILENT_AFTER_MS ? null : { task: null, name: '', forMs }
    if (stuck === null && this.#stuck === null) return
    this.#stuck = stuck
    this.#onChange(this)
  }

  async #order<C extends ProgramCommand>(name: C, about: About<C>): Promise<void> {
    await this.#ask(name, about)
  }

  async #ask<C extends ProgramCommand>(name: C, about: About<C>): Promise<Res<C>> {
    if (this.#outcome !== null) throw new YieldpointError('run/ended', { run: this.id })
    const reply = await this.#request(name, about)
    if (!reply.ok) throw this.#refusal(reply.error)
    return commands[name].res.parse(reply.value) as Res<C>
  }

  #request<C extends ProgramCommand>(name: C, about: About<C>): Promise<Reply<unknown>> {
    return new Promise(resolve => {
      const id = ++this.#requests
      const late = toWire(new YieldpointError('run/no-answer', { run: this.id, command: name }))
      const timer = setTimeout(() => this.#answer(id, { ok: false, error: late }), ANSWER_WITHIN_MS)
      this.#pending.set(id, { resolve, timer })
      this.#link.send({ id, name, req: { ...about, run: PROGRAM_RUN } })
    })
  }

  /** In terms of our own number. */
  #refusal({ code, details }: WireError): YieldpointError {
    return new YieldpointError(code, 'run' in details ? { ...details, run: this.id } : (details as never))
  }

  #answer(id: number, reply: Reply<unknown>): void {
    const pending = this.#pending.get(id)
    this.#pending.delete(id)
    clearTimeout(pending?.timer)
    pending?.resolve(reply)
  }

  #hear(frame: ProgramFrame): void {
    if (this.#outcome !== null) return
    this.#heardAtMs = performance.now()
    if ('push' in frame) this.#told(frame.push)
    else this.#answer(frame.id, frame.reply as Reply<unknown>)
  }

  /** Written anew: what was parsed is all that reaches a page. */
  #told(push: ProgramPush): void {
    switch (push.type) {
      case 'run.listed':
        this.#becomes(push.run)
        break
      case 'run.snapshot':
        this.#seq = Math.max(this.#seq, push.snapshot.seq)
        this.#viewers.snapshot(JSON.stringify(push.snapshot))
        this.#recording?.snapshot(push.snapshot)
        break
      case 'run.batch':
        this.#seq = Math.max(this.#seq, push.batch.to)
        this.#viewers.batch(JSON.stringify({ ...push.batch, run: this.id })) // I2
        this.#recording?.batch(push.batch)
    }
  }

  #becomes({ phase, outcome, at, clock, seed, startedAtMs }: RunSummary): void {
    this.#listed = { phase, at, clock, seed, startedAtMs }
    this.#stuck = null
    if (outcome === null) this.#onChange(this)
    else if (this.#viewers.kept) this.#end(outcome)
    else this.#endWith(outcome, null)
  }

  #closed(problem: string | null): void {
    if (this.#outcome !== null) return
    const { name, pid } = this.#link.welcome
    const error =
      problem === null
        ? new YieldpointError('program/lost', { name, pid })
        : new YieldpointError('program/not-understood', { name, problem })
    this.#endWith('crashed', toWire(error))
  }

  /** The program did not say so itself. */
  #endWith(outcome: RunOutcome, error: WireError | null): void {
    this.#error = error
    const { clock, seed, at } = this.#listed
    const end = { seq: this.#seq + 1, at, outcome, error }
    const event = tellEnd(this.#viewers, this.id, end, { graph: this.#link.welcome.name, clock, seed })
    this.#recording?.end(event)
    this.#end(outcome)
  }

  #end(outcome: RunOutcome): void {
    this.#outcome = outcome // I1
    this.#recording?.close()
    this.#stuck = null
    this.#link.close()
    const ended = toWire(new YieldpointError('run/ended', { run: this.id }))
    for (const id of [...this.#pending.keys()]) this.#answer(id, { ok: false, error: ended })
    this.#onChange(this)
    this.#resolveEnded(outcome)
  }
}
