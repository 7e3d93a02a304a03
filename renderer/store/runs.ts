/** Runs of this session, and the one on the screen. */
import type { RunId, TaskId } from '../../shared/ids.ts'
import type { RunSummary } from '../../shared/protocol/documents.ts'
import type { Batch } from '../../shared/protocol/events.ts'
import type { Intervention } from '../../shared/protocol/intervention.ts'
import { fromSnapshot, type RunSnapshot } from '../../shared/state/run-state.ts'
import { advance, ask, type Live, liveOf, stick, takeBack, visit } from './live.ts'
import { MergeCount } from './merge-count.ts'
import type { AppState, Slice, SliceContext } from './slice.ts'

export type Clock = 'real' | 'virtual'

/** What a run is started with in place of what is chosen for all. */
export interface StartHow {
  readonly paused?: boolean
  /** Null takes what the graph says. */
  readonly clock?: Clock | null
  /** Done to it at moments of its own clock. */
  readonly interventions?: Intervention[]
}

export interface RunsSlice {
  readonly runs: ReadonlyMap<RunId, RunSummary>
  readonly shownRun: RunId | null
  /** Null until its snapshot has come. */
  readonly live: Live | null
  /** For the next run; null takes what the graph says. */
  readonly clock: Clock | null
  readonly speed: number
  /** Whether the next run looks for mistakes; null: as the settings, else its graph, say. */
  readonly debug: boolean | null
  /** Updates merged in the last second, while they are too many to pass over in silence; else null. */
  readonly merging: number | null
  /** Null: it does not run, or not yet, for what it may do is to be answered first. */
  startRun(doc: string, how?: StartHow): Promise<RunId | null>
  togglePause(): Promise<void>
  stepRun(by: 'step' | 'turn'): Promise<void>
  stopRun(): Promise<void>
  killRun(run: RunId): Promise<void>
  /** Watches a program of its own, and shows it. */
  attach(address: string): Promise<void>
  setClock(clock: Clock): void
  setDebug(debug: boolean): void
  setSpeed(speed: number): Promise<void>
  cancelTask(task: TaskId): Promise<void>
  shieldTask(task: TaskId, on: boolean): Promise<void>
  /** Shows a run and, where it is open, its file. */
  showRun(run: RunId | null): void
  /** The one that was on the screen with it, else its latest. */
  showLastRunOf(doc: string | null): void
  receiveRun(run: RunSummary): void
  forgetRun(run: RunId): void
  receiveSnapshot(run: RunId, snapshot: RunSnapshot): void
  receiveBatch(batch: Batch): void
  /** After a connection was restored. */
  watchAgain(): void
}

export const runsSlice: Slice<RunsSlice> = context => ({
  runs: new Map(),
  shownRun: null,
  live: null,
  clock: null,
  speed: 1,
  debug: null,
  merging: null,
  ...commands(context),
  ...shown(context),
  ...stream(context),
})

type Commands = Pick<
  RunsSlice,
  | 'startRun'
  | 'attach'
  | 'togglePause'
  | 'stepRun'
  | 'stopRun'
  | 'killRun'
  | 'setClock'
  | 'setDebug'
  | 'setSpeed'
  | 'cancelTask'
  | 'shieldTask'
>

function commands({ set, get, env }: SliceContext): Commands {
  const onRun = async (name: 'run.pause' | 'run.resume' | 'run.stop'): Promise<void> => {
    const run = get().shownRun
    if (run !== null) await get().ask(name, { run })
  }
  return {
    startRun: async (doc, how = {}) => {
      get().dismissFailure()
      if (!(await get().flushEdits(doc))) return null
      const { clock, speed } = get()
      const asked = { doc, clock, seed: null, speed, paused: false, debug: debugOf(get()), ...how }
      const reply = await get().call('run.start', asked)
      if (!reply.ok) {
        if (reply.error.code !== 'world/unanswered') get().fail(reply.error)
        else get().showDialog({ kind: 'consent', doc, next: how })
        return null
      }
      get().showRun(reply.value.run)
      get().showRunPane()
      return reply.value.run
    },
    attach: async address => {
      get().dismissFailure()
      const attached = await get().ask('program.attach', { address })
      if (!attached) return
      get().showRun(attached.run)
      get().showRunPane()
    },
    togglePause: () => onRun(get().live?.sent.phase === 'paused' ? 'run.resume' : 'run.pause'),
    stepRun: async by => {
      const run = get().shownRun
      if (run !== null) await get().ask('run.step', { run, by })
    },
    stopRun: () => onRun('run.stop'),
    killRun: async run => void (await get().ask('run.kill', { run })),
    setClock: clock => set({ clock }),
    setDebug: debug => set({ debug }),
    setSpeed: async speed => {
      set({ speed })
      const { live } = get()
      if (live && live.sent.phase !== 'ended') await get().ask('run.speed', { run: live.run, speed })
    },
    cancelTask: async task => {
      const { live } = get()
      if (!live || live.past !== null) return // what was cannot be changed
      set({ live: ask(live, task, env.nowMs()) })
      const done = await get().ask('task.cancel', { run: live.run, task, reason: null })
      const now = get().live
      if (done === undefined && now?.run === live.run) set({ live: takeBack(now, task) })
    },
    shieldTask: async (task, on) => {
      const run = get().shownRun
      if (run !== null && get().moment === null) await get().ask('task.shield', { run, task, on })
    },
  }
}

/** Of the next run. */
export const debugOf = ({ debug, settings }: Pick<AppState, 'debug' | 'settings'>): boolean | null =>
  debug ?? (settings.debug === 'graph' ? null : settings.debug === 'on')

type Shown = Pick<RunsSlice, 'showRun' | 'showLastRunOf' | 'receiveRun' | 'forgetRun' | 'watchAgain'>

function shown({ set, get }: SliceContext): Shown {
  const remember = (run: RunId): void => {
    const { docs, runs, lastRuns, looseRuns } = get()
    const doc = runs.get(run)?.doc
    if (doc !== undefined && docs.has(doc)) set({ lastRuns: new Map(lastRuns).set(doc, run) })
    else if (!looseRuns.includes(run)) set({ looseRuns: [...looseRuns, run] })
  }
  const watch = (run: RunId | null): void => {
    const before = get().shownRun
    if (before === run) return
    set({ shownRun: run, live: null })
    if (run !== null) remember(run)
    get().changeLog()
    if (get().filter.only !== null) get().setFilter({ only: null }) // task numbers are a run's own
    if (before !== null) void get().call('run.unwatch', { run: before })
    if (run !== null) void get().ask('run.watch', { run })
  }
  return {
    showRun: run =>
      get().going(() => {
        watch(run)
        const doc = run === null ? undefined : get().runs.get(run)?.doc
        if (doc !== undefined) set({ activeDoc: get().docs.has(doc) ? doc : null })
      }),
    showLastRunOf: doc => {
      const last = get().lastRuns.get(doc ?? '')
      if (last !== undefined && get().runs.has(last)) return watch(last)
      const mine = [...get().runs.values()].filter(run => run.doc === doc)
      watch(mine.length > 0 ? Math.max(...mine.map(run => run.run)) : null)
    },
    receiveRun: run => {
      set({ runs: new Map(get().runs).set(run.run, run) })
      const { live } = get()
      const stuck = run.stuck?.task ?? null
      if (live?.run === run.run && live.stuck !== stuck) set({ live: stick(live, stuck) })
    },
    forgetRun: id => {
      const runs = new Map(get().runs)
      runs.delete(id)
      set({ runs })
      if (get().shownRun === id) watch(null)
    },
    watchAgain: () => {
      const run = get().shownRun
      if (run === null) return
      void get().ask('run.watch', { run })
      get().resumeLog()
    },
  }
}

type Stream = Pick<RunsSlice, 'receiveSnapshot' | 'receiveBatch'>

/** The program of its own that is on the screen, if the run there is one. */
export const shownProgram = ({ runs, shownRun }: Pick<RunsSlice, 'runs' | 'shownRun'>): RunSummary['program'] =>
  (shownRun === null ? undefined : runs.get(shownRun))?.program ?? null

/** Batches are put together and applied once a frame, however many come. */
function stream({ set, get, env }: SliceContext): Stream {
  let waiting: Batch[] = []
  const merged = new MergeCount(env, merging => set({ merging }))
  const apply = (): void => {
    const batches = waiting
    waiting = []
    const { live } = get()
    if (!live) return
    const mine = batches.filter(batch => batch.run === live.run)
    const next = advance(live, mine, env.nowMs())
    for (const batch of mine) merged.add(batch.merged)
    if (next) {
      set({ live: next })
      get().noticeSteps()
    } else get().watchAgain()
  }
  return {
    receiveSnapshot: (run, snapshot) => {
      if (get().shownRun !== run) return
      merged.reset()
      const live = liveOf(run, fromSnapshot(snapshot), env.nowMs())
      const past = get().live?.past ?? null
      set({ live: visit(stick(live, get().runs.get(run)?.stuck?.task ?? null), past) })
      get().noticeSteps()
    },
    receiveBatch: batch => {
      waiting.push(batch)
      if (waiting.length === 1) env.frame(apply)
    },
  }
}
