import {
  coroutineFunction,
  EventLoop,
  type IdleVerdict,
  type LoopHost,
  type LoopOptions,
  type Steps,
  type Task,
} from '../../electron/runtime/index.ts'

/** A host whose clock and turns the test moves. */
export class FakeHost implements LoopHost {
  #now = 0
  #soon: (() => void)[] = []
  #alarms: { at: number; run: () => void }[] = []

  now(): number {
    return this.#now
  }

  soon(run: () => void): void {
    this.#soon.push(run)
  }

  wakeAt(at: number, run: () => void): () => void {
    const alarm = { at, run }
    this.#alarms.push(alarm)
    return () => {
      this.#alarms = this.#alarms.filter(other => other !== alarm)
    }
  }

  /** Slices asked for, and alarms set. */
  get pending(): { soon: number; alarms: number[] } {
    return { soon: this.#soon.length, alarms: this.#alarms.map(alarm => alarm.at) }
  }

  /** The work of a step takes time. */
  spend(seconds: number): void {
    this.#now += seconds
  }

  /** One turn of the host. */
  turn(): void {
    const due = this.#alarms.filter(alarm => alarm.at <= this.#now)
    this.#alarms = this.#alarms.filter(alarm => alarm.at > this.#now)
    for (const alarm of due) alarm.run()
    for (const run of this.#soon.splice(0)) run()
  }

  /** Turns until nothing is asked for, then lets time pass to the next alarm, until `seconds` have passed. */
  elapse(seconds: number): void {
    const end = this.#now + seconds
    for (;;) {
      while (this.#soon.length > 0) this.turn()
      const next = Math.min(end, ...this.#alarms.map(alarm => alarm.at))
      if (this.#now >= end && next >= end && !this.#alarms.some(alarm => alarm.at <= this.#now)) return
      this.#now = Math.max(this.#now, next)
      this.turn()
    }
  }
}

export interface World {
  readonly loop: EventLoop
  readonly host: FakeHost
  readonly notes: string[]
  readonly verdicts: IdleVerdict[]
  note(text: string): void
  /** Notes how a task made of `body` ends, too. */
  spawn<T>(name: string, body: () => Steps<T>): Task<T>
  within<T>(run: () => T): T
  untilIdle(): void
}

/** A loop on the virtual clock (or a faked real one), and a notebook. */
export function testLoop(options: Partial<LoopOptions> = {}): World {
  const host = new FakeHost()
  const loop = new EventLoop({ clock: 'virtual', host, ...options })
  const notes: string[] = []
  const verdicts: IdleVerdict[] = []
  loop.onIdle = verdict => verdicts.push(verdict)
  return {
    loop,
    host,
    notes,
    verdicts,
    note: text => notes.push(text),
    spawn: (name, body) => loop.createTask(coroutineFunction(body, name)(), { name }),
    within: run => loop.within(run),
    untilIdle: () => loop.untilIdle(),
  }
}

/** Runs `body` as the only task, and gives what it returns or throws. */
export function runMain<T>(body: () => Steps<T>): T {
  const world = testLoop()
  const main = world.spawn('main', body)
  world.untilIdle()
  return main.result()
}

/** What `run` throws: its code, or its class. */
export function thrownBy(run: () => unknown): string {
  try {
    run()
    return 'nothing'
  } catch (error) {
    const { code, name } = error as { code?: string; name: string }
    return code ?? name
  }
}

/** Numbers in [0, 1) that are the same in every run (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
