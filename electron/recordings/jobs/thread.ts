/** The entry of a job's thread: one job, then it ends. */
import { parentPort, workerData } from 'node:worker_threads'
import { toWire, YieldpointError } from '../../../shared/errors.ts'
import { pack } from '../bundle/pack.ts'
import { unpack } from '../bundle/unpack.ts'
import type { Progress } from '../whole-file.ts'
import { exportCsv, exportTrace } from './export.ts'
import { inspect, lastState } from './inspect.ts'
import type { Answer, Ask, JobName, JobReport } from './job.ts'

type Work = { readonly [N in JobName]: (ask: Ask<N>, progress: Progress) => Answer<N> | Promise<Answer<N>> }

const work: Work = {
  inspect: ({ folder }, progress) => inspect(folder, progress),
  state: ({ folder }, progress) => lastState(folder, progress),
  trace: (ask, progress) => exportTrace(ask, progress).then(() => null),
  csv: (ask, progress) => exportCsv(ask, progress).then(() => null),
  pack: ({ folder, to }, progress) => pack(folder, to, progress).then(() => null),
  unpack: async ({ path, folder, id }, progress) => {
    const manifest = await unpack({ path, folder, id, progress: done => progress(done * 0.8) })
    const inspection = inspect(folder, done => progress(0.8 + done * 0.2))
    const { damaged } = inspection
    if (damaged !== null && manifest.recording.outcome !== 'interrupted')
      throw new YieldpointError('recording/import-damaged', { path, problem: `segment ${damaged.segment}` })
    return { manifest, inspection }
  },
}

const port = parentPort!
const report = (what: JobReport): void => port.postMessage(what)

/** Hundredths: more often nobody looks. */
let told = 0
const progress: Progress = done => {
  if (done < told + 0.01) return
  told = done
  report({ type: 'progress', done })
}

async function run<N extends JobName>({ name, ask }: { name: N; ask: Ask<N> }): Promise<void> {
  try {
    report({ type: 'answer', answer: await work[name](ask, progress) })
  } catch (error) {
    report({ type: 'failed', error: toWire(error) })
  }
}

void run(workerData as { name: JobName; ask: never })
