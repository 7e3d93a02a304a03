/**
 * Which pane is where: pure, so that dragging, menus and what was remembered all end in the same few functions. Sizes are pixels.
 *
 *   left │ centre (│ or ─) second │ right
 *        │ bottom                 │
 */
import { type Home, PANE_HOMES, PANES, type PaneId } from './panes.ts'

export const AREAS = ['left', 'centre', 'second', 'bottom', 'right'] as const
export const FOLDING = ['left', 'bottom', 'right'] as const
/** `second` is there while the centre is split in two. */
export type AreaId = (typeof AREAS)[number]
export type Folding = (typeof FOLDING)[number]

export interface Stack {
  readonly panes: readonly PaneId[]
  /** The one in front. */
  readonly active: PaneId | null
}

export interface Arrangement {
  // I1  every pane is in exactly one stack.
  // I2  `active` is a pane of its stack, and null only if that has none.
  // I3  the centre has a pane.
  readonly stacks: Readonly<Record<AreaId, Stack>>
  /** How the two halves of the centre stand. */
  readonly split: 'beside' | 'stacked'
  readonly open: Readonly<Record<Folding, boolean>>
  /** Null: as the design has it for this window. */
  readonly sizes: Readonly<Record<Folding, number | null>>
  /** What `centre` has of the two halves, in percent. */
  readonly share: number
}

const HALF = 50

const stackOf = (panes: readonly PaneId[]): Stack => ({ panes, active: panes[0] ?? null })

const atHome = (home: Home): Stack => stackOf(PANES.filter(pane => PANE_HOMES[pane] === home))

export const designed: Arrangement = {
  stacks: {
    left: atHome('left'),
    centre: atHome('centre'),
    second: stackOf([]),
    bottom: atHome('bottom'),
    right: atHome('right'),
  },
  split: 'beside',
  open: { left: true, bottom: true, right: true },
  sizes: { left: null, bottom: null, right: null },
  share: HALF,
}

export const areaOf = ({ stacks }: Arrangement, pane: PaneId): AreaId =>
  AREAS.find(area => stacks[area].panes.includes(pane)) ?? 'centre'

export const folds = (area: AreaId): area is Folding => (FOLDING as readonly string[]).includes(area)

/** Whether it is in front of its stack; it may still be folded away. */
export const inFront = (arrangement: Arrangement, pane: PaneId): boolean =>
  AREAS.some(area => arrangement.stacks[area].active === pane)

export const bringToFront = (arrangement: Arrangement, pane: PaneId): Arrangement => {
  const area = areaOf(arrangement, pane)
  return withStacks(arrangement, { [area]: { ...arrangement.stacks[area], active: pane } })
}

/** Where a pane can be sent: into a stack, or into a half of the centre of its own. */
export const TARGETS = ['left', 'centre', 'beside', 'below', 'bottom', 'right'] as const
export type Target = (typeof TARGETS)[number] | 'second'

const SPLITS = { beside: 'beside', below: 'stacked' } as const

/** False where it is already, and for the last pane of the centre (I3). */
export function canMove(arrangement: Arrangement, pane: PaneId, target: Target): boolean {
  const { stacks, split } = arrangement
  const from = areaOf(arrangement, pane)
  if (target === 'beside' || target === 'below') {
    const alone = from === 'second' && stacks.second.panes.length === 1
    return stacks.centre.panes.some(other => other !== pane) && !(alone && split === SPLITS[target])
  }
  return from !== target && (!folds(target) || canLeave(arrangement, pane))
}

/** I3: the last pane of the centre stays. */
const canLeave = ({ stacks: { centre, second } }: Arrangement, pane: PaneId): boolean =>
  [...centre.panes, ...second.panes].some(other => other !== pane)

/** To the front of `target`, before the pane now at `index` there (its end, if left out). */
export function movePane(arrangement: Arrangement, pane: PaneId, target: Target, index?: number): Arrangement {
  if (target === 'beside' || target === 'below')
    return canMove(arrangement, pane, target)
      ? moveInto({ ...arrangement, split: SPLITS[target] }, pane, 'second')
      : arrangement
  return moveInto(arrangement, pane, target, index)
}

function moveInto(arrangement: Arrangement, pane: PaneId, area: AreaId, index?: number): Arrangement {
  if (folds(area) && !canLeave(arrangement, pane)) return arrangement
  const from = areaOf(arrangement, pane)
  const target = arrangement.stacks[area].panes
  const at = target.slice(0, index ?? target.length).filter(other => other !== pane).length
  const without = withStacks(arrangement, { [from]: lacking(arrangement.stacks[from], pane) })
  const panes = without.stacks[area].panes.toSpliced(at, 0, pane)
  const moved = withStacks(without, { [area]: { panes, active: pane } })
  return healed(folds(area) ? { ...moved, open: { ...moved.open, [area]: true } } : moved)
}

function lacking({ panes, active }: Stack, pane: PaneId): Stack {
  const at = panes.indexOf(pane)
  const left = panes.toSpliced(at, 1)
  return { panes: left, active: active === pane ? (left[Math.min(at, left.length - 1)] ?? null) : active }
}

const withStacks = (arrangement: Arrangement, stacks: Partial<Arrangement['stacks']>): Arrangement => ({
  ...arrangement,
  stacks: { ...arrangement.stacks, ...stacks },
})

/** I3: an empty centre takes what its second half has. */
function healed(arrangement: Arrangement): Arrangement {
  const { centre, second } = arrangement.stacks
  return centre.panes.length > 0 ? arrangement : withStacks(arrangement, { centre: second, second: stackOf([]) })
}

/**
 * What this or another version wrote. Each part counts only if it is as it should be; panes that version did not have are at
 * home, beside the neighbours they have in the design.
 */
export function readArrangement(written: unknown): Arrangement {
  const kept = record(written)
  const open = record(kept['open'])
  const sizes = record(kept['sizes'])
  const share = kept['share']
  const stacks = readStacks(record(kept['stacks']))
  return healed({
    stacks: stacks.centre.panes.length + stacks.second.panes.length > 0 ? stacks : designed.stacks,
    split: kept['split'] === 'stacked' ? 'stacked' : 'beside',
    open: each(FOLDING, area => (typeof open[area] === 'boolean' ? open[area] : designed.open[area])),
    sizes: each(FOLDING, area => (isSize(sizes[area]) ? sizes[area] : null)),
    share: typeof share === 'number' && share >= 10 && share <= 90 ? share : HALF,
  })
}

function readStacks(kept: Readonly<Record<string, unknown>>): Arrangement['stacks'] {
  const placed = new Set<PaneId>()
  const firstTime = (pane: unknown): pane is PaneId => {
    const is = PANES.includes(pane as PaneId) && !placed.has(pane as PaneId)
    if (is) placed.add(pane as PaneId)
    return is
  }
  const placedIn = each(AREAS, area => {
    const { panes } = record(kept[area])
    return Array.isArray(panes) ? panes.filter(firstTime) : []
  })
  for (const pane of PANES) if (!placed.has(pane)) insertAtHome(placedIn[PANE_HOMES[pane]], pane)
  return each(AREAS, area => {
    const panes = placedIn[area]
    return { panes, active: panes.find(pane => pane === record(kept[area])['active']) ?? panes[0] ?? null }
  })
}

/** Before the first that comes after it in the design. */
function insertAtHome(panes: PaneId[], pane: PaneId): void {
  const rank = (of: PaneId): number => PANES.indexOf(of)
  const before = panes.findIndex(other => PANE_HOMES[other] === PANE_HOMES[pane] && rank(other) > rank(pane))
  panes.splice(before < 0 ? panes.length : before, 0, pane)
}

const each = <K extends string, T>(keys: readonly K[], value: (key: K) => T): Record<K, T> =>
  Object.fromEntries(keys.map(key => [key, value(key)])) as Record<K, T>

const isSize = (value: unknown): value is number => typeof value === 'number' && value >= 40 && value <= 4000

const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {}
