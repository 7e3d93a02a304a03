/** The kept runs without the app around them, for the command line. */

import { join } from 'node:path'
import { jobRunner, Recordings } from '../../recordings/index.ts'
import { Supervisor } from '../../runs/index.ts'
import { disk } from '../disk.ts'
import { Documents } from '../documents.ts'
import type { Locations } from '../locations.ts'
import { SettingsStore } from '../settings.ts'
import { KeptRuns } from './kept-runs.ts'

export async function keptRunsAlone(locations: Locations, data: string) {
  const { thread, poolWorker, recordingsThread } = locations
  const runs = new Supervisor({ thread, poolWorker })
  const settings = await SettingsStore.load(join(data, 'settings.json'))
  const kept = new KeptRuns({
    recordings: await Recordings.open(data),
    runs,
    documents: new Documents(disk),
    job: jobRunner(recordingsThread),
    retention: () => settings.value.retention,
    push: () => {},
    nowMs: Date.now,
  })
  const close = async (): Promise<void> => {
    await runs.close()
    await kept.close()
  }
  return { kept, close }
}
