import { LINE_LENGTH, type SharedCells } from './wire.ts'

/** Numbers of calls go round, so that a worker may have any number of them: a run may go on for days. */
const CYCLE = 2 ** 30

/** The number on the wire of a worker's nth call, from 0. */
export const seqOf = (nth: number): number => (nth % CYCLE) + 1

/**
 * Which of the calls sent to a worker it has begun. The worker and who sends to it both decide by one compare-and-exchange, so
 * a call is either begun or taken back, never both: what waits behind a call that takes long can be given to another worker.
 */
export class Claims {
  // I1  the cell of a call (seq mod LINE_LENGTH) is `seq` once it has begun and -seq once it is taken back; before either, what
  //     an earlier call left there.
  // I2  calls under way to one worker are less than LINE_LENGTH apart, so no two of them share a cell.
  readonly cells: SharedCells

  constructor(cells: SharedCells = new Int32Array(new SharedArrayBuffer(LINE_LENGTH * Int32Array.BYTES_PER_ELEMENT))) {
    this.cells = cells
  }

  /** By the worker. False if it was taken back. */
  begin(seq: number): boolean {
    const cell = seq % LINE_LENGTH
    for (;;) {
      const found = Atomics.load(this.cells, cell)
      if (found === -seq || isLater(Math.abs(found), seq)) return false // a later one is there only if this one was taken back
      if (Atomics.compareExchange(this.cells, cell, found, seq) === found) return true
    }
  }

  /** By the sender. False if it has begun. */
  takeBack(seq: number): boolean {
    const cell = seq % LINE_LENGTH
    for (;;) {
      const found = Atomics.load(this.cells, cell)
      if (found === seq) return false
      if (Atomics.compareExchange(this.cells, cell, found, -seq) === found) return true
    }
  }
}

const isLater = (seq: number, than: number): boolean => {
  const ahead = (seq - than + CYCLE) % CYCLE
  return ahead > 0 && ahead < CYCLE / 2
}
