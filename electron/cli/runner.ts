/** Where the run of `yieldpoint run` is started: recorded nowhere, kept with the user's other runs, or kept in a folder. */
import { resolve } from 'node:path'
import { explain } from '../../shared/errors.ts'
import { type Run, type RunSpec, Supervisor } from '../runs/index.ts'
import { dataFolder, keptRunsAlone, type Locations, type RunSources } from '../services/index.ts'
import type { Terminal } from './terminal.ts'

/** True: with the user's other runs; else the folder; left out: nowhere. */
export type RecordTo = true | string | undefined

export interface Runner {
  start(spec: RunSpec, sources: RunSources): Promise<Run>
  /** Ends what runs, and writes down what there is to know of it. */
  close(): Promise<void>
}

export async function runnerFor(record: RecordTo, here: Locations, { complain, language }: Terminal): Promise<Runner> {
  if (record === undefined) {
    const runs = new Supervisor({ thread: here.thread, poolWorker: here.poolWorker })
    return { start: async spec => runs.start(spec), close: () => runs.close() }
  }
  const { kept, close } = await keptRunsAlone({
    locations: here,
    data: dataFolder(),
    folder: record === true ? undefined : resolve(record),
    trouble: error => complain(explain(error, language)),
  })
  return { start: (spec, sources) => kept.start(spec, sources), close }
}
