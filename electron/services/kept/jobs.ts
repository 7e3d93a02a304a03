/** What takes its time with kept runs: numbered, so that viewers see how far each is, and can stop it. */
import { YieldpointError } from '../../../shared/errors.ts'
import type { RecordingJob } from '../../../shared/protocol/recordings.ts'
import type { Progress } from '../../recordings/index.ts'

type About = Pick<RecordingJob, 'what' | 'recording'>

export interface JobTools {
  readonly progress: Progress
  readonly signal: AbortSignal
}

export class Jobs {
  readonly #tell: (job: RecordingJob) => void
  readonly #running = new Map<number, AbortController>()
  #count = 0

  constructor(tell: (job: RecordingJob) => void) {
    this.#tell = tell
  }

  /** @throws YieldpointError what `work` throws; recording/stopped-by-you */
  async run<T>(about: About, work: (tools: JobTools) => Promise<T>): Promise<T> {
    const job = ++this.#count
    const stop = new AbortController()
    const tell = (done: number, over = false): void => this.#tell({ ...about, job, done: clamped(done), over })
    this.#running.set(job, stop)
    tell(0)
    try {
      return await work({ progress: tell, signal: stop.signal })
    } catch (error) {
      throw stop.signal.aborted ? new YieldpointError('recording/stopped-by-you', { what: about.what }) : error
    } finally {
      this.#running.delete(job)
      tell(1, true)
    }
  }

  /** One that is over is stopped already. */
  stop(job: number): void {
    this.#running.get(job)?.abort()
  }

  stopAll(): void {
    for (const stop of this.#running.values()) stop.abort()
  }
}

const clamped = (done: number): number => (done >= 0 ? Math.min(1, done) : 0)
