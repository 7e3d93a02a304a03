/** A job as the main thread has it. */
import { Worker } from 'node:worker_threads'
import { YieldpointError } from '../../../shared/errors.ts'
import type { Progress } from '../whole-file.ts'
import type { Answer, Ask, JobName, JobReport } from './job.ts'

export interface JobOptions {
  readonly progress?: Progress
  /** Ends its thread; what it was writing is left as it is. */
  readonly signal?: AbortSignal
}

/** electron/recordings/jobs/thread.ts, or what it was built to. */
export type JobRunner = <N extends JobName>(name: N, ask: Ask<N>, options?: JobOptions) => Promise<Answer<N>>

/** @throws YieldpointError what the job fails with, recording/worker-died */
export const jobRunner =
  (thread: URL): JobRunner =>
  (name, ask, { progress = () => {}, signal } = {}) =>
    new Promise((resolve, reject) => {
      const worker = new Worker(thread, { workerData: { name, ask }, name: 'recordings', env: {} })
      const stop = (): void => void worker.terminate()
      signal?.addEventListener('abort', stop, { once: true })
      let failure: unknown = null
      worker.on('message', (report: JobReport) => {
        if (report.type === 'progress') progress(report.done)
        else if (report.type === 'answer') resolve(report.answer as never)
        else reject(new YieldpointError(report.error.code, report.error.details as never))
      })
      worker.on('error', error => {
        failure = error
      })
      worker.on('exit', code => {
        signal?.removeEventListener('abort', stop)
        const reason = failure instanceof Error ? failure.message : `exit code ${code}`
        reject(new YieldpointError('recording/worker-died', { reason })) // of no effect once it has answered
      })
    })
