/**
 * The log of the run on the screen, its lanes, and the moment that is looked at. While there is a moment, `live.state` is the
 * run's state then, so every pane shows it; what comes from the host meanwhile is kept, and shown when one returns.
 */
import type { Micros, TaskId } from '../../shared/ids.ts'
import { eventBeside, type Lanes } from '../../shared/lanes/index.ts'
import type { RunState } from '../../shared/state/run-state.ts'
import { LogClient, type LogStatus, type Position, type Wish } from '../log/index.ts'
import { visit } from './live.ts'
import type { Slice, SliceContext } from './slice.ts'

export interface TravelSlice {
  /** Of the run on the screen; null until something has needed its log. The object stays the same and grows. */
  readonly lanes: Lanes | null
  /** Grows with the lanes. */
  readonly lanesVersion: number
  readonly logStatus: LogStatus | null
  /** Where one is in the past; null: live. `at` is what was asked for, after event `seq`. */
  readonly moment: Position | null
  /** Where one has asked to go and is not yet. */
  readonly travelling: Micros | null
  /** While it is held, the log of whichever run is on the screen is read. Returns its undo. */
  needLog(): () => void
  /** Null: back to what goes on now. */
  travelTo(at: Micros | null): void
  /** To the next event or the one before; of the selected task, if one is selected. */
  travelStep(by: 1 | -1): void
  /** Another run is on the screen: what was known of the last one is dropped. */
  changeLog(): void
  /** After a connection was restored. */
  resumeLog(): void
}

const nowhere = { lanes: null, lanesVersion: 0, logStatus: null, moment: null, travelling: null }

export const travelSlice: Slice<TravelSlice> = context => {
  const { set, get } = context
  const travel = new Travel(context)
  return {
    ...nowhere,
    needLog: () => travel.need(),
    travelTo: at => {
      if (at === null) travel.returnToLive()
      else travel.go(at, () => ({ kind: 'at', at }))
    },
    travelStep: by => {
      const { live, moment } = get()
      if (live === null || (moment === null && by === 1)) return
      travel.go((moment ?? live.sent).at, () => stepFrom(get(), by))
    },
    changeLog: () => {
      set(nowhere)
      travel.change()
    },
    resumeLog: () => travel.readOn(),
  }
}

type Here = Pick<ReturnType<SliceContext['get']>, 'moment' | 'live' | 'lanes' | 'selected'>

function stepFrom({ moment, live, lanes, selected }: Here, by: 1 | -1): Wish {
  const { seq, at } = moment ?? live?.sent ?? { seq: 0, at: 0 }
  const from: Position = { seq, at }
  const task: TaskId | null = selected?.kind === 'task' && selected.run === live?.run ? selected.id : null
  const lane = task === null ? undefined : lanes?.tasks.get(task)
  // Several events may share a moment: if there is none beside it, one of them may still be the next.
  const hint = lane ? (eventBeside(lane, from.at, by) ?? from.at) : null
  return { kind: 'step', by, from, task, hint }
}

class Travel {
  // I1  #client is of the run on the screen.
  // I2  the log is read while somebody needs it or one is away.
  readonly #context: SliceContext
  readonly #needs = new Set<symbol>()
  #client: LogClient | null = null
  #away = false

  constructor(context: SliceContext) {
    this.#context = context
  }

  need(): () => void {
    const need = Symbol()
    this.#needs.add(need)
    this.readOn()
    return () => {
      this.#needs.delete(need)
      this.readOn()
    }
  }

  /** `at`: where to, as far as it is known. */
  go(at: Micros, wish: () => Wish): void {
    this.#away = true
    this.readOn() // I2
    if (this.#client === null) return
    this.#context.set({ travelling: at })
    this.#client.travel(wish)
  }

  returnToLive(): void {
    const { set, get } = this.#context
    this.#away = false
    this.#client?.stay()
    const { live } = get()
    set({ moment: null, travelling: null, live: live && visit(live, null) })
    this.readOn()
  }

  change(): void {
    this.#away = false
    this.#client?.close()
    this.#client = null // I1
    this.readOn()
  }

  readOn(): void {
    const wanted = this.#away || this.#needs.size > 0
    if (wanted) this.#client ??= this.#open()
    this.#client?.readOn(wanted) // I2
  }

  #open(): LogClient | null {
    const { set, get, env } = this.#context
    const run = get().shownRun
    if (run === null) return null
    const client = new LogClient(env.logWorker(), place => get().call('log.read', { run, ...place }), {
      lanes: lanes => set({ lanes, lanesVersion: lanes.version }),
      status: status => this.#told(status),
      arrived: (position, state) => this.#arrived(position, state),
    })
    set({ lanes: client.lanes })
    return client
  }

  #told(logStatus: LogStatus): void {
    const { set, get } = this.#context
    const failed = logStatus.error !== null && get().logStatus?.error !== logStatus.error
    set({ logStatus })
    if (failed && this.#away && logStatus.error) get().fail(logStatus.error)
  }

  #arrived(moment: Position, state: RunState | null): void {
    const { set, get } = this.#context
    const { live } = get()
    if (!this.#away || live === null) return
    const travelling = this.#client?.wishing ? get().travelling : null // the slider is not to fall back meanwhile
    if (state !== null) set({ moment, travelling, live: visit(live, { at: moment.at, state }) })
    else if (get().moment === null && travelling === null) this.returnToLive()
    else set({ travelling })
  }
}
