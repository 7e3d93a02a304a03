/** The runs that are kept on disk, those of this session among them, and what is being done with them. */
import type { WireError } from '../../shared/errors.ts'
import type { CheckResult, ExportFormat, KeptRun, RecordingJob } from '../../shared/protocol/recordings.ts'
import type { Slice, SliceContext } from './slice.ts'

/** What a check came to, or why there was none. */
export type Checked = CheckResult | { readonly kind: 'failed'; readonly error: WireError }

export interface RunFilter {
  readonly text: string
  readonly outcome: 'all' | 'going' | 'finished' | 'failed' | 'cancelled' | 'interrupted'
  readonly pinned: boolean
  /** Of the graph on the screen only. */
  readonly thisGraph: boolean
}

export const noRunFilter: RunFilter = { text: '', outcome: 'all', pinned: false, thisGraph: false }

export interface KeptSlice {
  /** By their ids; null until they have been listed. */
  readonly kept: ReadonlyMap<string, KeptRun> | null
  /** What the user should know of how they were found. */
  readonly keptNotes: readonly WireError[]
  /** Those of them that the user has read, and is not told again when the list is read again. */
  readonly readNotes: readonly WireError[]
  readonly recordingJobs: ReadonlyMap<number, RecordingJob>
  readonly checks: ReadonlyMap<string, Checked>
  readonly runFilter: RunFilter
  /** The row of the runs pane that is selected: a recording's id, or a run that is not kept as `run-N`. */
  readonly runRow: string | null
  /** The recording whose name is being typed. */
  readonly renaming: string | null
  /** Also those that other programs keep in the same folder meanwhile. */
  listKept(): Promise<void>
  receiveKept(recording: KeptRun): void
  forgetKept(id: string): void
  receiveJob(job: RecordingJob): void
  setRunFilter(change: Partial<RunFilter>): void
  selectRunRow(row: string | null): void
  /** Shows it as a run of this session. */
  openKept(id: string): Promise<void>
  openKeptGraph(id: string): Promise<void>
  beginRename(id: string | null): void
  renameKept(id: string, name: string | null): Promise<void>
  pinKept(id: string, on: boolean): Promise<void>
  deleteKept(id: string): Promise<void>
  /** Path null: ask where, by the system's dialog or by ours. */
  exportKept(id: string, as: ExportFormat, path: string | null): Promise<void>
  importKept(path: string | null): Promise<void>
  checkKept(id: string): Promise<void>
  stopJob(job: number): Promise<void>
  dismissKeptNotes(): void
}

export const keptSlice: Slice<KeptSlice> = context => ({
  kept: null,
  keptNotes: [],
  readNotes: [],
  recordingJobs: new Map(),
  checks: new Map(),
  runFilter: noRunFilter,
  runRow: null,
  renaming: null,
  ...listing(context),
  ...doing(context),
})

type Listing = Pick<
  KeptSlice,
  'listKept' | 'receiveKept' | 'forgetKept' | 'receiveJob' | 'setRunFilter' | 'selectRunRow' | 'dismissKeptNotes'
>

function listing({ set, get }: SliceContext): Listing {
  return {
    listKept: async () => {
      const list = await get().ask('recording.list', {})
      if (list)
        set({ kept: new Map(list.runs.map(run => [run.id, run])), keptNotes: unread(list.notes, get().readNotes) })
    },
    receiveKept: recording => {
      const { kept } = get()
      if (kept !== null) set({ kept: new Map(kept).set(recording.id, recording) }) // else it comes with the list
    },
    forgetKept: id => {
      const kept = new Map(get().kept)
      kept.delete(id)
      set({ kept, runRow: get().runRow === id ? null : get().runRow })
    },
    receiveJob: job => {
      const recordingJobs = new Map(get().recordingJobs)
      if (job.over) recordingJobs.delete(job.job)
      else recordingJobs.set(job.job, job)
      set({ recordingJobs })
    },
    setRunFilter: change => set({ runFilter: { ...get().runFilter, ...change } }),
    selectRunRow: runRow => set({ runRow, renaming: null }),
    dismissKeptNotes: () => set({ keptNotes: [], readNotes: [...get().readNotes, ...get().keptNotes] }),
  }
}

function unread(notes: readonly WireError[], read: readonly WireError[]): readonly WireError[] {
  const known = new Set(read.map(note => JSON.stringify(note)))
  return notes.filter(note => !known.has(JSON.stringify(note)))
}

type Doing = Omit<
  KeptSlice,
  'kept' | 'keptNotes' | 'readNotes' | 'recordingJobs' | 'checks' | 'runFilter' | 'runRow' | 'renaming' | keyof Listing
>

function doing({ set, get }: SliceContext): Doing {
  const inBrowser = (): boolean => get().about?.host === 'browser'
  return {
    openKept: async id => {
      get().dismissFailure()
      const opened = await get().ask('recording.open', { id })
      if (opened) get().showRun(opened.run)
    },
    openKeptGraph: async id => {
      const doc = await get().ask('recording.openGraph', { id })
      if (!doc) return
      get().receiveDoc(doc)
      get().showDoc(doc.id)
      get().showPane('source')
    },
    beginRename: renaming => set({ renaming }),
    renameKept: async (id, name) => {
      set({ renaming: null })
      await get().ask('recording.rename', { id, name })
    },
    pinKept: async (id, on) => void (await get().ask('recording.pin', { id, on })),
    deleteKept: async id => void (await get().ask('recording.delete', { id })),
    exportKept: async (id, as, path) => {
      if (path === null && inBrowser()) get().showDialog({ kind: 'exportRun', id, as })
      else await get().ask('recording.export', { id, as, path })
    },
    importKept: async path => {
      if (path === null && inBrowser()) {
        get().showDialog({ kind: 'importRun' })
        return
      }
      const imported = await get().ask('recording.import', { path })
      if (!imported) return
      get().receiveKept(imported)
      get().showPane('runs')
      get().selectRunRow(imported.id)
      await get().openKept(imported.id)
    },
    checkKept: async id => {
      const checks = new Map(get().checks)
      checks.delete(id)
      set({ checks })
      const reply = await get().call('recording.check', { id })
      const checked: Checked = reply.ok ? reply.value : { kind: 'failed', error: reply.error }
      set({ checks: new Map(get().checks).set(id, checked) })
    },
    stopJob: async job => void (await get().ask('recording.stopJob', { job })),
  }
}
