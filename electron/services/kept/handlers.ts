/** What each command about kept runs does. */
import type { Handlers } from '../../../shared/protocol/commands.ts'
import type { Recordings } from '../../recordings/index.ts'
import type { Viewer } from '../viewer.ts'
import type { KeptRuns } from './kept-runs.ts'

type KeptHandlers = { [C in keyof Handlers as C extends `recording.${string}` ? C : never]: Handlers[C] }

export const keptHandlers = (kept: KeptRuns, recordings: Recordings, { dialogs }: Viewer): KeptHandlers => ({
  'recording.list': () => kept.list(),
  'recording.details': ({ id }) => kept.details(id),
  'recording.rename': ({ id, name }) => recordings.rename(id, name).then(done),
  'recording.pin': ({ id, on }) => recordings.pin(id, on).then(done),
  'recording.delete': ({ id }) => kept.delete(id).then(done),
  'recording.open': async ({ id }) => ({ run: await kept.open(id) }),
  'recording.openGraph': ({ id }) => kept.openGraph(id),
  'recording.export': async ({ id, as, path }) => {
    const chosen = path ?? (await dialogs?.save(kept.suggest(id, as), as))
    return chosen ? kept.export(id, as, chosen) : null
  },
  'recording.import': async ({ path }) => {
    const chosen = path ?? (await dialogs?.open('file'))
    return chosen ? kept.import(chosen) : null
  },
  'recording.check': ({ id }) => kept.check(id),
  'recording.stopJob': async ({ job }) => {
    kept.stopJob(job)
    return null
  },
})

const done = (): null => null
