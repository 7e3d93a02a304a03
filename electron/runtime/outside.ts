/** Something under way outside of the loop: a call on a worker, a promise. While it is, there is no deadlock. */
export interface OutsideSource {
  readonly what: string
  /** Its result: the loop will run `apply`, and the source is over. Later calls do nothing. */
  deliver(apply: () => void): void
  /** Nothing will come any more. Does not take back what was delivered. */
  close(): void
}

/**
 * An opening to the outside through which things come any number of times, or never: a socket, a server, a process. While it is
 * open there is no deadlock.
 */
export interface Inlet {
  /** Something came: the loop will run `apply`, once and after all that came before. Nothing comes through a closed inlet. */
  deliver(apply: () => void): void
  /** Something was sent that may be answered soon: virtual time waits a little. */
  expect(): void
  /** Whether an answer is sure to come (a program will end): while it is owed, virtual time stands still. */
  owe(owed: boolean): void
  /** What was delivered before still comes. */
  close(): void
}

/** What the outside needs of its loop. */
export interface OutsideLoop {
  readonly turns: number
  callSoon(apply: () => void): unknown
  wake(): void
  /** Calls `run` after so many real seconds; gives back its undo. */
  afterReal(seconds: number, run: () => void): () => void
}

/** A task may spin on `sleep(0)` for this many turns of the virtual clock before the loop blocks for the outside. */
const PATIENCE_TURNS = 10_000

/**
 * How long virtual time waits for what may come through an inlet after the last thing came or went. Nobody can know whether
 * bytes are under way; through loopback they take far less. Source: the autojump threshold of Trio's MockClock.
 */
const PATIENCE_SECONDS = 0.05

interface Pending extends OutsideSource {
  apply: (() => void) | null
}

/** The sources that are pending, in the order in which they were begun. */
export class Outside {
  // I1  a source is in #pending until its result is taken or it is closed without one.
  // I2  ordered (the virtual clock): results are taken in the order of beginning, so that no run depends on what was faster.
  //     What comes through inlets is taken as it comes, before those.
  // I3  #patience is set only while an inlet is open; #arrived holds something only on the virtual clock.
  readonly ordered: boolean
  readonly #loop: OutsideLoop
  readonly #pending = new Set<Pending>()
  #inlets = 0
  #owed = 0
  #arrived: (() => void)[] = []
  #patience: (() => void) | null = null
  /** The turn in which the oldest one became the oldest. */
  #oldestSince = 0

  constructor(loop: OutsideLoop, ordered: boolean) {
    this.#loop = loop
    this.ordered = ordered
  }

  /** How much is open: sources, inlets, and what came and is not taken yet. */
  get size(): number {
    return this.#pending.size + this.#inlets + this.#arrived.length
  }

  /** Whether virtual time has to wait. */
  get holdsTime(): boolean {
    return this.#pending.size + this.#arrived.length + this.#owed > 0 || this.#patience !== null
  }

  begin(what: string): OutsideSource {
    const source: Pending = {
      what,
      apply: null,
      deliver: apply => this.#deliver(source, apply),
      close: () => this.#close(source),
    }
    if (this.#pending.size === 0) this.#oldestSince = this.#loop.turns
    this.#pending.add(source)
    return source
  }

  open(): Inlet {
    const state = { open: true, owed: false }
    const owe = (owed: boolean): void => {
      if (!state.open || state.owed === owed) return
      state.owed = owed
      this.#owed += owed ? 1 : -1
      this.#loop.wake()
    }
    this.#inlets++
    return {
      deliver: apply => {
        if (state.open) this.#arrive(apply)
      },
      expect: () => {
        if (state.open) this.#bePatient()
      },
      owe,
      close: () => {
        owe(false)
        if (state.open) this.#closeInlet()
        state.open = false
      },
    }
  }

  /** Makes what came, or else the oldest result, ready, if there is such. */
  takeOldest(): boolean {
    const arrived = this.#arrived.shift()
    if (arrived !== undefined) {
      this.#oldestSince = this.#loop.turns
      this.#loop.callSoon(arrived)
      return true
    }
    for (const oldest of this.#pending) {
      if (oldest.apply === null) return false
      this.#take(oldest, oldest.apply)
      return true
    }
    return false
  }

  /** Whether tasks that never wait have kept the oldest waiting for too long. */
  starvedAt(turn: number): boolean {
    return turn - this.#oldestSince >= PATIENCE_TURNS
  }

  clear(): void {
    this.#pending.clear()
    this.#arrived = []
    this.#inlets = this.#owed = 0
    this.#endPatience()
  }

  #arrive(apply: () => void): void {
    if (!this.ordered) {
      this.#loop.callSoon(apply)
      return
    }
    this.#bePatient()
    this.#arrived.push(apply)
    this.#loop.wake()
  }

  #bePatient(): void {
    if (!this.ordered) return
    if (!this.holdsTime) this.#oldestSince = this.#loop.turns
    this.#patience?.()
    this.#patience = this.#loop.afterReal(PATIENCE_SECONDS, () => {
      this.#patience = null
      this.#loop.wake()
    })
  }

  #endPatience(): void {
    this.#patience?.()
    this.#patience = null
  }

  #closeInlet(): void {
    this.#inlets = Math.max(0, this.#inlets - 1)
    if (this.#inlets === 0) this.#endPatience() // I3
    this.#loop.wake()
  }

  #deliver(source: Pending, apply: () => void): void {
    if (source.apply !== null || !this.#pending.has(source)) return
    source.apply = apply
    if (this.ordered)
      this.#loop.wake() // I2
    else this.#take(source, apply)
  }

  #close(source: Pending): void {
    if (source.apply !== null || !this.#pending.delete(source)) return
    this.#oldestSince = this.#loop.turns
    this.#loop.wake()
  }

  #take(source: Pending, apply: () => void): void {
    this.#pending.delete(source) // I1
    this.#oldestSince = this.#loop.turns
    this.#loop.callSoon(apply)
  }
}
