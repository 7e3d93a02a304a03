/** A worker as its pool sees it: a thread or a process. */
import { deserialize, serialize } from 'node:v8'
import type { PoolFunction } from '../script/confine-pool.ts'
import type { Answer, CallMessage } from './wire.ts'

export type WorkerKind = 'thread' | 'process'

export interface PoolWorkerOptions {
  /** electron/pool/worker.ts, or what it was built to. */
  readonly entry: URL
  readonly functions: readonly PoolFunction[]
  readonly memoryLimitMb: number | null
  /** In the order of the calls; none after `onExit`. */
  readonly onAnswer: (answer: Answer) => void
  /** It is gone, by itself or because it was ended. Told once. */
  readonly onExit: (exit: Exit) => void
}

export interface Exit {
  readonly exitCode: number | null
  /** The name of the signal that ended a process. */
  readonly signal: string | null
  readonly cause: unknown
}

export interface PoolWorker {
  send(calls: readonly CallMessage[]): void
  /** Takes back what it has not begun. `then` is told which that was; not if the worker ends before. */
  takeBack(seqs: readonly number[], then: (taken: readonly number[]) => void): void
  /** Which of its calls has begun and not ended: of use once it is gone. Null where that is not known. */
  readonly begun: ((seq: number) => boolean) | null
  /** Whether it keeps the program alive. */
  hold(on: boolean): void
  /** Whatever it does. */
  end(): void
}

/** How values are copied on their way to it. */
export const copierFor = (kind: WorkerKind): ((value: unknown) => unknown) =>
  kind === 'thread' ? structuredClone : value => deserialize(serialize(value))
