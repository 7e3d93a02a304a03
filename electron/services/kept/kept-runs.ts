/**
 * Every run of a graph is kept: a recording is begun before it starts and told how it went on. Kept ones are opened again as
 * runs of this session.
 */
import { toWire, YieldpointError } from '../../../shared/errors.ts'
import type { Doc, RunSummary } from '../../../shared/protocol/documents.ts'
import type { Push } from '../../../shared/protocol/pushes.ts'
import type {
  CheckResult,
  ExportFormat,
  HandIntervention,
  KeptRun,
  Recording,
  RecordingDetails,
  Retention,
} from '../../../shared/protocol/recordings.ts'
import type { Beginning, JobRunner, RecordingChange, Recordings, RunSources } from '../../recordings/index.ts'
import { RecordedRun, type Run, type RunSource, type RunSpec, type Supervisor, type Target } from '../../runs/index.ts'
import type { Documents } from '../documents.ts'
import { counted, exportTo, importFrom, suggestedName, withEnding } from './exchange.ts'
import { Jobs } from './jobs.ts'
import { nameOf, rerunSpec } from './rerun.ts'
import { toGo } from './retention.ts'

export interface KeptRunsParts {
  readonly recordings: Recordings
  readonly runs: Supervisor
  readonly documents: Documents
  readonly job: JobRunner
  readonly retention: () => Retention
  readonly push: (push: Push) => void
  readonly nowMs: () => number
}

export class KeptRuns {
  // I1  #shown says which run of this session a recording is; #going which recording a run that goes on has.
  readonly #parts: KeptRunsParts
  readonly #jobs: Jobs
  readonly #shown = new Map<string, number>()
  readonly #going = new Map<number, string>()
  readonly #ending = new Set<Promise<void>>()
  readonly #counting = new Set<string>()
  #closing = false

  constructor(parts: KeptRunsParts) {
    this.#parts = parts
    this.#jobs = new Jobs(job => parts.push({ type: 'recording.job', job }))
    parts.recordings.onChange(change => this.#changed(change))
    parts.runs.onChange(change => ('removed' in change ? this.#runGone(change.removed) : this.#runChanged(change)))
  }

  /** What an earlier app left unsaid, and what has grown too old. */
  async tidy(): Promise<void> {
    for (const { id } of this.#parts.recordings.uncounted) await this.#count(id)
    await this.cleanUp()
  }

  async list(): Promise<{ runs: KeptRun[]; notes: Recordings['notes'] }> {
    const { recordings } = this.#parts
    await recordings.refresh()
    this.#countInterrupted()
    return { runs: recordings.list.map(recording => this.#toKept(recording)), notes: recordings.notes }
  }

  async details(id: string): Promise<RecordingDetails> {
    const { recordings } = this.#parts
    const { planned, byHand, findings, allowed } = await recordings.manifest(id)
    const { scripts } = await recordings.sources(id)
    return { planned, byHand, findings, allowed, scripts: Object.keys(scripts), folder: recordings.folderOf(id) }
  }

  /** Starts a run that is kept. One that cannot be kept runs all the same, and the user is told why it is not. */
  async start(spec: RunSpec, sources: RunSources): Promise<Run> {
    const { recordings, runs } = this.#parts
    const recording = await this.#begin(ofGraph(spec, sources))
    if (recording === null) return runs.start(spec)
    const { id } = recording
    const onIntervened = (intervention: HandIntervention): void =>
      void this.#written(recordings.intervened(id, intervention))
    const run = runs.start({ ...spec, recording, onIntervened })
    this.#follow(id, run)
    return run
  }

  /** Watches a program, and keeps what it sends. @throws YieldpointError program/… */
  async attach(target: Target): Promise<RunSource> {
    const { runs } = this.#parts
    let id: string | null = null
    const run = await runs.attach(target, async ({ name }) => {
      const recording = await this.#begin(ofProgram(name))
      id = recording?.id ?? null
      return recording
    })
    if (id !== null) this.#follow(id, run)
    return run
  }

  /** @throws YieldpointError recording/unknown, recording/running, files/… */
  async open(id: string): Promise<number> {
    const { recordings, runs, job } = this.#parts
    const known = this.#shown.get(id)
    if (known !== undefined) return known
    const recording = recordings.get(id)
    if (recording.outcome === 'running') throw new YieldpointError('recording/running', { name: nameOf(recording) })
    const last = await job('state', { folder: recordings.folderOf(id) })
    const again = this.#shown.get(id) // asked for twice
    if (again !== undefined) return again
    const run = runs.show(number => new RecordedRun({ id: number, recording, folder: recordings.folderOf(id), last }))
    this.#shown.set(id, run.id)
    this.#changed({ changed: recording })
    return run.id
  }

  async openGraph(id: string): Promise<Doc> {
    const { recordings } = this.#parts
    const { file, text, scripts } = await recordings.sources(id)
    if (file === '') throw new YieldpointError('recording/no-graph', { name: nameOf(recordings.get(id)) })
    return this.#parts.documents.openText(file, text, scripts)
  }

  async delete(id: string): Promise<void> {
    await this.#parts.recordings.delete(id)
  }

  suggest(id: string, as: ExportFormat): string {
    return suggestedName(this.#parts.recordings.get(id), as)
  }

  /** Answers where it was written. */
  export(id: string, as: ExportFormat, chosen: string): Promise<{ path: string }> {
    const path = withEnding(chosen, as)
    const { recordings, job } = this.#parts
    return this.#jobs.run({ what: 'export', recording: id }, async tools => {
      await exportTo(recordings, job, { id, as, path }, tools)
      return { path }
    })
  }

  import(path: string): Promise<KeptRun> {
    const { recordings, job, nowMs } = this.#parts
    return this.#jobs.run({ what: 'import', recording: null }, async tools =>
      this.#toKept(await importFrom(recordings, job, path, nowMs(), tools)),
    )
  }

  check(id: string): Promise<CheckResult> {
    const { recordings, runs } = this.#parts
    return this.#jobs.run({ what: 'check', recording: id }, async ({ progress, signal }) => {
      const spec = rerunSpec(await recordings.manifest(id), await recordings.sources(id))
      const { events } = recordings.get(id)
      const compared = (seq: number): void => progress(seq / Math.max(1, events))
      return runs.compare(spec, recordings.folderOf(id), { progress: compared, signal })
    })
  }

  stopJob(job: number): void {
    this.#jobs.stop(job)
  }

  /** Takes away what is beyond the limits. */
  async cleanUp(): Promise<void> {
    const { recordings, retention, nowMs } = this.#parts
    const gone = toGo(recordings.list, retention(), nowMs(), id => this.#shown.has(id))
    for (const id of gone) await recordings.delete(id).catch(() => undefined) // pinned meanwhile, or in use: next time
  }

  /** Once what is known of the runs that have ended is written down. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#ending)
  }

  /** After all runs were ended. */
  async close(): Promise<void> {
    this.#closing = true
    this.#jobs.stopAll()
    await this.settled()
    await this.#parts.recordings.close()
  }

  async #begin(about: Omit<Beginning, 'startedAtMs' | 'workers' | 'memoryLimitMb'>) {
    const { recordings, runs, nowMs, retention, push } = this.#parts
    const { workers, memoryLimitMb } = runs
    try {
      const begun = await recordings.begin({ ...about, startedAtMs: nowMs(), workers, memoryLimitMb })
      return { ...begun, limitBytes: retention().runMb * 1024 * 1024 }
    } catch (error) {
      push({ type: 'host.trouble', error: toWire(error) })
      return null
    }
  }

  #follow(id: string, run: RunSource): void {
    this.#shown.set(id, run.id)
    this.#going.set(run.id, id)
    this.#changed({ changed: this.#parts.recordings.get(id) })
    void run.ended.then(outcome => this.#ended(id, run, outcome))
  }

  #ended(id: string, run: RunSource, outcome: Recording['outcome']): void {
    this.#settle(this.#writeEnd(id, run, outcome))
  }

  #settle(ending: Promise<void>): void {
    this.#ending.add(ending)
    void ending.finally(() => this.#ending.delete(ending))
  }

  /** Those of a process that was killed while this one was there: nobody else will. */
  #countInterrupted(): void {
    for (const { id, outcome } of this.#parts.recordings.uncounted)
      if (outcome === 'interrupted' && !this.#counting.has(id)) this.#settle(this.#count(id))
  }

  async #writeEnd(id: string, run: RunSource, outcome: Recording['outcome']): Promise<void> {
    this.#going.delete(run.id)
    const { recordings } = this.#parts
    const recording = { ...grownOf(run.summary()), outcome, error: run.error }
    await this.#written(recordings.amend(id, { recording, pid: null }))
    if (this.#closing) return // counted at the next start
    await this.#count(id)
    await this.cleanUp()
  }

  /** One that passes for interrupted may have ended just before the app did: its log knows. */
  async #count(id: string): Promise<void> {
    const { recordings, job } = this.#parts
    this.#counting.add(id)
    const counting = job('inspect', { folder: recordings.folderOf(id) }).then(log => {
      const { recording, ...more } = counted(log)
      const end = recordings.get(id).outcome === 'interrupted' ? log.end : null
      return recordings.amend(id, { recording: { ...recording, ...end }, ...more })
    })
    await this.#written(counting)
    this.#counting.delete(id)
  }

  /** The run itself goes on, whatever becomes of its recording. */
  #written(writing: Promise<void>): Promise<void> {
    return writing.catch(error => {
      if (!this.#closing) this.#parts.push({ type: 'host.trouble', error: toWire(error) })
    })
  }

  #runChanged(summary: RunSummary): void {
    const id = this.#going.get(summary.run)
    if (id !== undefined) this.#parts.recordings.grew(id, grownOf(summary))
  }

  #runGone(run: number): void {
    for (const [id, shown] of this.#shown) {
      if (shown !== run) continue
      this.#shown.delete(id)
      this.#changed({ changed: this.#parts.recordings.get(id) })
    }
  }

  #changed(change: RecordingChange): void {
    if ('removed' in change) this.#gone(change.removed)
    else this.#parts.push({ type: 'recording.changed', recording: this.#toKept(change.changed) })
  }

  #gone(id: string): void {
    const { push, runs } = this.#parts
    const run = this.#shown.get(id)
    this.#shown.delete(id)
    push({ type: 'recording.removed', id })
    if (run !== undefined) runs.hide(run)
  }

  #toKept(recording: Recording): KeptRun {
    return { ...recording, run: this.#shown.get(recording.id) ?? null }
  }
}

function ofGraph({ graph, ...spec }: RunSpec, sources: RunSources) {
  const { settings } = graph
  return {
    title: graph.name,
    clock: spec.clock ?? settings.clock,
    seed: spec.seed ?? settings.seed,
    speed: spec.speed ?? 1,
    debug: spec.debug ?? settings.debug,
    planned: [...(spec.interventions ?? [])],
    allowed: [...(spec.allowed ?? [])],
    sources,
  }
}

/** Its own files are nobody's to keep. */
function ofProgram(title: string) {
  const sources = { file: '', text: '', scripts: {} }
  return { title, clock: 'real', seed: 0, speed: 1, debug: false, planned: [], allowed: [], sources } as const
}

function grownOf({ at, recording }: RunSummary) {
  return {
    duration: at,
    bytes: recording?.bytes ?? 0,
    droppedSegments: recording?.droppedSegments ?? 0,
    stopped: recording?.stopped ?? null,
  }
}
