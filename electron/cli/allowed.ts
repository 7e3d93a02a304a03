/** `--allow connect:HOST:PORT,run:PROGRAM`, as the run takes it. */
import { YieldpointError } from '../../shared/errors.ts'
import type { Graph } from '../../shared/graph/model.ts'
import { itemsOf, kindOfItem, PERMISSION_KINDS, readEntry } from '../../shared/graph/permissions.ts'

/** A comma may stand in an argument of a program: only one before a kind parts two items. */
const BETWEEN = new RegExp(`,(?=(?:${PERMISSION_KINDS.join('|')}):)`)

export interface Allowed {
  readonly allowed: readonly string[]
  /** What the graph asks for besides. */
  readonly missing: readonly string[]
}

/** @throws YieldpointError world/not-asked */
export function allowedItems({ permissions }: Graph, options: readonly string[]): Allowed {
  const items = itemsOf(permissions)
  const allowed = options.flatMap(option => option.split(BETWEEN)).map(canonical)
  const unknown = allowed.find(item => !items.includes(item))
  if (unknown !== undefined) throw new YieldpointError('world/not-asked', { item: unknown, items })
  return { allowed, missing: items.filter(item => !allowed.includes(item)) }
}

function canonical(text: string): string {
  const read = kindOfItem(text.trim())
  const entry = read && readEntry[read.kind](read.entry)
  return read && entry !== null ? `${read.kind}:${entry}` : text.trim()
}
