/** A run that is over and was kept: shown like any other, as it was at its end. Nothing can be done to it any more. */
import { toWire, type WireError, YieldpointError } from '../../shared/errors.ts'
import type { RunSummary, StackFrame } from '../../shared/protocol/documents.ts'
import type { RunOutcome } from '../../shared/protocol/events.ts'
import type { Recording } from '../../shared/protocol/recordings.ts'
import type { LastState } from '../recordings/index.ts'
import { tellEnd } from './last-words.ts'
import type { RunSource } from './run-source.ts'
import { type Viewer, Viewers } from './viewers.ts'

export interface RecordedRunOptions {
  readonly id: number
  readonly recording: Recording
  readonly folder: string
  /** How it was at the end of what was recorded. */
  readonly last: LastState
}

export class RecordedRun implements RunSource {
  readonly id: number
  readonly ended: Promise<RunOutcome>
  readonly error: WireError | null
  readonly #recording: Recording
  readonly #folder: string
  readonly #outcome: RunOutcome
  readonly #viewers: Viewers

  constructor({ id, recording, folder, last }: RecordedRunOptions) {
    this.id = id
    this.#recording = recording
    this.#folder = folder
    this.#outcome = outcomeOf(recording)
    this.error = errorOf(recording)
    this.ended = Promise.resolve(this.#outcome)
    this.#viewers = new Viewers(id, () => {})
    this.#viewers.snapshot(last.snapshot)
    if (!last.over) this.#sayEnd(last.seq)
  }

  summary(): RunSummary {
    const { id, title, name, startedAtMs, clock, seed, duration, bytes, droppedSegments, stopped } = this.#recording
    return {
      run: this.id,
      doc: '',
      name: name ?? title,
      program: null,
      phase: 'ended',
      outcome: this.#outcome,
      at: duration,
      startedAtMs,
      clock,
      seed,
      recording: { id, bytes, droppedSegments, stopped },
      stuck: null,
    }
  }

  watch(viewer: Viewer): () => void {
    this.#viewers.add(viewer)
    return () => {
      this.#viewers.remove(viewer)
    }
  }

  pause = (): Promise<void> => this.#over()
  resume = (): Promise<void> => this.#over()
  step = (): Promise<void> => this.#over()
  speed = (): Promise<void> => this.#over()
  stop = (): Promise<void> => this.#over()
  cancel = (): Promise<void> => this.#over()
  shield = (): Promise<void> => this.#over()
  stack = (): Promise<StackFrame[]> => this.#over()
  kill = (): Promise<void> => Promise.resolve()
  recordingFolder = async (): Promise<string> => this.#folder
  look(): void {}

  async #over(): Promise<never> {
    throw new YieldpointError('run/ended', { run: this.id })
  }

  /** It was ended by force, or with the app, and its log could not say so. */
  #sayEnd(seq: number): void {
    const end = { seq: seq + 1, at: this.#recording.duration, outcome: this.#outcome, error: this.error }
    tellEnd(this.#viewers, this.id, end, {})
  }
}

function outcomeOf({ outcome }: Recording): RunOutcome {
  return outcome === 'running' || outcome === 'interrupted' ? 'crashed' : outcome
}

function errorOf({ outcome, error, name, title }: Recording): WireError | null {
  if (outcome !== 'interrupted') return error
  return toWire(new YieldpointError('recording/interrupted', { name: name ?? title }))
}
