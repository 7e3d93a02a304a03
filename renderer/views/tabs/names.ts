import type { AppState, TabId } from '../../store/index.ts'
import { isDirty, parts } from '../../store/index.ts'

/** `pizza-kitchen.taskgraph.yaml`: what the user called it, then what it is. */
export const splitName = (name: string): readonly [string, string] => {
  const dot = name.search(/\.taskgraph\.|\.[^.]+$/)
  return dot <= 0 ? [name, ''] : [name.slice(0, dot), name.slice(dot)]
}

export interface TabFace {
  readonly name: string
  readonly title: string
  readonly dirty: boolean
}

export function faceOf({ docs, runs }: Pick<AppState, 'docs' | 'runs'>, tab: TabId): TabFace {
  const { doc: id, run } = parts(tab)
  const doc = id === null ? undefined : docs.get(id)
  if (doc) return { name: splitName(doc.name)[0], title: doc.path ?? doc.name, dirty: isDirty(doc) }
  const name = run === null ? '' : `${runs.get(run)?.name ?? ''} · ${run}`
  return { name, title: name, dirty: false }
}
