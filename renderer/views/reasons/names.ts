import { explain, type Language } from '../../../shared/errors.ts'
import type { SiteId, TaskId } from '../../../shared/ids.ts'
import type { CancelRequest, Raised } from '../../../shared/protocol/events.ts'
import type { RunState } from '../../../shared/state/run-state.ts'

/** A task that is no longer kept goes by its number. */
export const taskName = (id: TaskId, run: RunState): string => run.tasks.get(id)?.name ?? `#${id}`

export const taskNames = (ids: readonly TaskId[], run: RunState): string => ids.map(id => taskName(id, run)).join(', ')

/** Copies of one task of the graph go by its name: `chef`, not `chef[0], chef[1]`. */
export function graphNames(ids: readonly TaskId[], run: RunState): readonly string[] {
  return [...new Set(ids.map(id => run.tasks.get(id)?.node ?? taskName(id, run)))]
}

/** `chef.ts:8`: files are told apart by their names; where there is room for a title, it has the folder. */
export const shortPlace = ({ file, line }: { file: string; line: number }): string =>
  `${file.split('/').at(-1)}:${line}`

/** Where a task is, in short. */
export function placeOf(site: SiteId | null, run: RunState): string | null {
  const found = site === null ? undefined : run.sites.get(site)
  return found ? shortPlace(found) : null
}

/** An error of ours in the reader's language; the user's own as it was raised. */
export function errorText({ name, message, known }: Raised, language: Language): string {
  if (known) return explain(known, language)
  return message ? `${name}: ${message}` : name
}

/**
 * Who asked for a cancel, as values of `by` and `who` in the catalogue. A cancel without a request was clicked here, and the
 * run's answer is still on its way.
 */
export function askedBy(request: CancelRequest | null, run: RunState): { by: string; who: string } {
  const by = request?.by ?? 'user'
  const who = request?.task ? taskName(request.task, run) : ''
  const needsName = by === 'task' || by === 'failure'
  return { by: needsName && who === '' ? 'code' : by, who }
}
