/** Starts runs, each in a thread of its own, attaches to programs that are runs of their own, and keeps an eye on all. */
import { availableParallelism } from 'node:os'
import { toWire, YieldpointError } from '../../shared/errors.ts'
import type { Graph } from '../../shared/graph/model.ts'
import type { RunSummary } from '../../shared/protocol/documents.ts'
import type { CheckResult, HandIntervention } from '../../shared/protocol/recordings.ts'
import type { Intervention, RunPlan } from '../../shared/protocol/thread.ts'
import { AttachedRun } from './attached-run.ts'
import { Link, type Target } from './link.ts'
import type { PlannedRecording } from './planned-recording.ts'
import { Run } from './run.ts'
import type { RunSource } from './run-source.ts'
import { RunThreads } from './run-threads.ts'

export interface SupervisorOptions {
  /** electron/runs/thread.ts and electron/pool/worker.ts, or what they were built to. */
  readonly thread: URL
  readonly poolWorker: URL
  /** Worker threads of a run's pool. */
  readonly workers?: number
  readonly memoryLimitMb?: number
  /** Keep a thread at hand for the next run. */
  readonly spare?: boolean
}

export interface RunSpec {
  readonly doc: string
  readonly name: string
  readonly graph: Graph
  readonly folder: string | null
  /** Texts that differ from the disk, by path relative to the folder. */
  readonly overlay: Readonly<Record<string, string>>
  /** Null: what the graph says. */
  readonly clock?: 'real' | 'virtual' | null
  readonly seed?: number | null
  readonly speed?: number
  readonly debug?: boolean | null
  /** Worker threads, where the log of another run is to be matched, which tells of them. */
  readonly workers?: number
  readonly paused?: boolean
  readonly full?: boolean
  readonly interventions?: readonly Intervention[]
  readonly replay?: readonly HandIntervention[]
  /** Where its log is kept. */
  readonly recording?: PlannedRecording | null
  readonly onIntervened?: (intervention: HandIntervention) => void
  /** What the user has allowed of what the graph declares; nothing, if left out. */
  readonly allowed?: readonly string[]
}

/** Says where a program's log is to be kept, once it has said what it is called; null: nowhere. */
export type RecordProgram = (program: { readonly name: string }) => Promise<PlannedRecording | null>

export interface Comparing {
  /** Told of the number of the run's last event. */
  readonly progress: (events: number) => void
  readonly signal: AbortSignal
}

export type RunChange = RunSummary | { readonly removed: number }

/** What programs need to find themselves and one another; nothing that is somebody's secret. */
const TOLD = [
  'PATH',
  'HOME',
  'USER',
  'LANG',
  'LC_ALL',
  'LC_CTYPE',
  'TMPDIR',
  'TEMP',
  'TMP',
  'TZ',
  'PATHEXT',
  'SystemRoot',
]

const environment = (): Record<string, string> =>
  Object.fromEntries(TOLD.flatMap(name => (process.env[name] === undefined ? [] : [[name, process.env[name]]])))

const LOOK_EVERY_MS = 100
/** Ended runs that can still be looked at. */
const KEEP_ENDED = 20
const MEMORY_LIMIT_MB = 1024

const planOf = ({ folder, limitBytes }: PlannedRecording) => ({ folder, limitBytes })

export class Supervisor {
  readonly workers: number
  readonly #threads: RunThreads
  readonly memoryLimitMb: number
  readonly #runs = new Map<number, RunSource>()
  readonly #listeners = new Set<(change: RunChange) => void>()
  #ids = 0
  #looking: NodeJS.Timeout | null = null

  constructor(options: SupervisorOptions) {
    const { thread, poolWorker, spare = false } = options
    this.memoryLimitMb = options.memoryLimitMb ?? MEMORY_LIMIT_MB
    this.#threads = new RunThreads({ thread, poolWorker, memoryLimitMb: this.memoryLimitMb, spare })
    this.workers = options.workers ?? Math.max(2, Math.min(4, availableParallelism()))
  }

  start(spec: RunSpec): Run {
    const { recording = null } = spec
    return this.#add(
      new Run({
        plan: { ...this.#plan(spec), recording: recording && planOf(recording) },
        doc: spec.doc,
        name: spec.name,
        thread: this.#threads.take(),
        startedAtMs: Date.now(),
        recordingId: recording?.id ?? null,
        onChange: changed => this.#tell(changed.summary()),
        onIntervened: spec.onIntervened,
      }),
    )
  }

  /** Shows a run that is over. `make` is given its number. */
  show<R extends RunSource>(make: (id: number) => R): R {
    return this.#add(make(++this.#ids))
  }

  /** Shows one that has ended no longer. */
  hide(id: number): void {
    if (this.#runs.get(id)?.summary().outcome === null) return
    if (this.#runs.delete(id)) this.#tell({ removed: id })
  }

  /**
   * Runs a graph for itself, unseen, and compares it with the log in that folder.
   * @throws YieldpointError recording/stopped-by-you, run/…: why its thread ended
   */
  async compare(spec: RunSpec, folder: string, { progress, signal }: Comparing): Promise<CheckResult> {
    const compared = Promise.withResolvers<CheckResult>()
    const run = new Run({
      plan: { ...this.#plan(spec), compareWith: folder },
      doc: '',
      name: spec.name,
      thread: this.#threads.take(),
      startedAtMs: Date.now(),
      recordingId: null,
      onChange: changed => progress(changed.seq),
      onCompared: compared.resolve,
    })
    const stop = (): void => compared.reject(new YieldpointError('recording/stopped-by-you', { what: 'check' }))
    signal.addEventListener('abort', stop, { once: true })
    void run.ended.then(() => {
      const { code, details } = run.error ?? toWire(new YieldpointError('run/thread-died', { reason: 'no answer' }))
      compared.reject(new YieldpointError(code, details as never)) // of no effect once it was compared
    })
    try {
      return await compared.promise
    } finally {
      signal.removeEventListener('abort', stop)
      await run.kill()
    }
  }

  /** Watches a program; the one that is watched already if it is that. @throws YieldpointError program/… */
  async attach(target: Target, record?: RecordProgram): Promise<RunSource> {
    const link = await Link.open(target)
    const known = [...this.#runs.values()].find(
      run => run instanceof AttachedRun && run.address === target.address && run.summary().outcome === null,
    )
    if (known !== undefined) {
      link.close()
      return known
    }
    const recording = (await record?.(link.welcome)) ?? null
    return this.#add(
      new AttachedRun({ id: ++this.#ids, link, recording, onChange: changed => this.#tell(changed.summary()) }),
    )
  }

  get(id: number): RunSource {
    const run = this.#runs.get(id)
    if (run === undefined) throw new YieldpointError('run/unknown', { run: id })
    return run
  }

  /** In the order in which they were started. */
  list(): RunSummary[] {
    return Array.from(this.#runs.values(), run => run.summary())
  }

  onChange(listener: (change: RunChange) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Ends all runs. */
  async close(): Promise<void> {
    if (this.#looking !== null) clearInterval(this.#looking)
    this.#looking = null
    await Promise.all([this.#threads.close(), ...Array.from(this.#runs.values(), run => run.kill())])
  }

  #plan(spec: RunSpec): RunPlan {
    const { settings } = spec.graph
    return {
      run: ++this.#ids,
      graph: spec.graph,
      folder: spec.folder,
      overlay: { ...spec.overlay },
      clock: spec.clock ?? settings.clock,
      seed: spec.seed ?? settings.seed,
      speed: spec.speed ?? 1,
      debug: spec.debug ?? settings.debug,
      paused: spec.paused ?? false,
      workers: spec.workers ?? this.workers,
      memoryLimitMb: this.memoryLimitMb,
      full: spec.full ?? false,
      interventions: [...(spec.interventions ?? [])],
      replay: [...(spec.replay ?? [])],
      compareWith: null,
      recording: null,
      allowed: [...(spec.allowed ?? [])],
      environment: environment(),
    }
  }

  #add<R extends RunSource>(run: R): R {
    this.#runs.set(run.id, run)
    this.#tell(run.summary())
    this.#looking ??= setInterval(() => this.#look(), LOOK_EVERY_MS)
    this.#dropOldest()
    return run
  }

  #look(): void {
    let alive = 0
    for (const run of this.#runs.values()) {
      if (run.summary().outcome !== null) continue
      alive++
      run.look(performance.now())
    }
    if (alive > 0 || this.#looking === null) return
    clearInterval(this.#looking)
    this.#looking = null
  }

  #dropOldest(): void {
    const ended = [...this.#runs.values()].filter(run => run.summary().outcome !== null)
    for (const run of ended.slice(0, Math.max(0, ended.length - KEEP_ENDED))) {
      this.#runs.delete(run.id)
      this.#tell({ removed: run.id })
    }
  }

  #tell(change: RunChange): void {
    for (const listener of this.#listeners) listener(change)
  }
}
