/** The kept runs without the app around them, for the command line. */

import { join } from 'node:path'
import type { WireError } from '../../../shared/errors.ts'
import { jobRunner, Recordings } from '../../recordings/index.ts'
import { Supervisor } from '../../runs/index.ts'
import { disk } from '../disk.ts'
import { Documents } from '../documents.ts'
import type { Locations } from '../locations.ts'
import { SettingsStore } from '../settings.ts'
import { KeptRuns } from './kept-runs.ts'

export interface Alone {
  readonly locations: Locations
  /** Where the user's settings are, and the runs that are kept. */
  readonly data: string
  /** A folder of the user's to keep runs in instead. */
  readonly folder?: string | undefined
  /** A run could not be kept. */
  readonly trouble: (error: WireError) => void
}

export async function keptRunsAlone({ locations, data, folder, trouble }: Alone) {
  const { thread, poolWorker, recordingsThread } = locations
  const runs = new Supervisor({ thread, poolWorker })
  const settings = await SettingsStore.load(join(data, 'settings.json'))
  const kept = new KeptRuns({
    recordings: folder === undefined ? await Recordings.open(data) : Recordings.in(folder),
    runs,
    documents: new Documents(disk),
    job: jobRunner(recordingsThread),
    retention: () => settings.value.retention,
    push: push => {
      if (push.type === 'host.trouble') trouble(push.error)
    },
    nowMs: Date.now,
  })
  /** What was running is ended, and what it came to is known at once to an app that looks. */
  const close = async (): Promise<void> => {
    await runs.close()
    await kept.settled()
    await kept.close()
  }
  return { kept, close }
}
