import { useCallback, useMemo, useState, useSyncExternalStore } from 'react'
import type { GraphOutline } from '../../../shared/graph/outline.ts'
import type { RunId } from '../../../shared/ids.ts'
import type { RunState } from '../../../shared/state/run-state.ts'
import { type AppState, type GraphView, noGraphView, useApp, useAppStore } from '../../store/index.ts'
import { structureOf } from './model/build.ts'
import { type Link, liveLinks, merged, type RowOf, staticLinks } from './model/links.ts'
import { type Marks, marksFor, noMarks, withMarks } from './model/marks.ts'
import { rowsInSight } from './model/scene.ts'
import type { NodeKey, Structure } from './model/structure.ts'
import { same } from './model/views.ts'
import { paced } from './paced.ts'

/** Under which the graph's view is kept; null: nothing is open. */
export function graphDocOf({ activeDoc, docs, shownRun }: AppState): string | null {
  const doc = activeDoc === null ? undefined : docs.get(activeDoc)
  if (!doc) return shownRun === null ? null : `run:${shownRun}`
  return doc.path ?? (doc.bundled === null ? doc.id : `bundled:${doc.bundled}`)
}

export const useGraphView = (doc: string): GraphView => useApp(state => state.graphViews.get(doc) ?? noGraphView)

export const useOutline = (): GraphOutline | null =>
  useApp(({ activeDoc, docs }) => (activeDoc === null ? null : (docs.get(activeDoc)?.outline ?? null)))

/** The same object as long as no task, resource or fold comes or goes. */
export function useStructure(outline: GraphOutline | null, folded: ReadonlySet<NodeKey>): Structure {
  const [structure] = useState(createStructure)
  return useApp(({ live }) => structure(outline, live?.run ?? null, live?.state ?? null, folded))
}

/** Tasks only come at the end and only go by being forgotten: their number tells whether the structure is still right. */
export function createStructure() {
  let made: { key: string; outline: GraphOutline | null; folded: ReadonlySet<NodeKey>; structure: Structure } | null =
    null
  return (
    outline: GraphOutline | null,
    id: RunId | null,
    run: RunState | null,
    folded: ReadonlySet<NodeKey>,
  ): Structure => {
    const key = `${id} ${run ? `${firstOf(run.tasks)} ${run.tasks.size} ${run.forgotten} ${firstOf(run.resources)} ${run.resources.size}` : ''}`
    if (made?.key !== key || made.outline !== outline || made.folded !== folded)
      made = { key, outline, folded, structure: structureOf({ outline, run, folded }) }
    return made.structure
  }
}

const firstOf = <K>(map: ReadonlyMap<K, unknown>): K | undefined => map.keys().next().value

export interface Linked {
  readonly links: readonly Link[]
  readonly marks: Marks
}

/** What is drawn between the nodes at this moment: a new object only if it is something else. */
export function useLinked(structure: Structure, fixed: readonly Link[], rowOf: RowOf): Linked {
  const store = useAppStore()
  const linked = useMemo(() => createLinked(structure, fixed, rowOf), [structure, fixed, rowOf])
  const look = useCallback((): Linked => {
    const { live, selected } = store.getState()
    return linked(live?.state ?? null, selected?.kind === 'task' && selected.run === live?.run ? selected.id : null)
  }, [store, linked])
  const subscribe = useCallback(
    (changed: () => void): (() => void) => {
      let { live, selected } = store.getState()
      const soon = paced(changed, () => GAP * linked.lines())
      const stop = store.subscribe(state => {
        // What the user does is shown at once.
        if (state.selected !== selected) changed()
        else if (state.live !== live) soon()
        live = state.live
        selected = state.selected
      })
      return () => {
        stop()
        soon.stop()
      }
    },
    [store, linked],
  )
  return useSyncExternalStore(subscribe, look)
}

/** Between two looks at what is between the nodes, ms for every line. */
const GAP = 0.2

function createLinked(structure: Structure, fixed: readonly Link[], rowOf: RowOf) {
  let of: readonly [RunState | null, number | null] | null = null
  let made: Linked = { links: [], marks: noMarks }
  const look = (run: RunState | null, selected: number | null): Linked => {
    if (of?.[0] === run && of?.[1] === selected) return made
    of = [run, selected]
    const marks = run ? marksFor(run, selected, structure, rowOf) : noMarks
    const links = run ? withMarks(merged(fixed, liveLinks(structure, run, rowOf)), marks) : fixed
    const next = {
      links: same(made.links, links) ? made.links : links,
      marks: sameMarks(made.marks, marks) ? made.marks : marks,
    }
    if (next.links !== made.links || next.marks !== made.marks) made = next
    return made
  }
  return Object.assign(look, { lines: () => made.links.length })
}

const sameMarks = (a: Marks, b: Marks): boolean =>
  a === b || (a.dead === b.dead && same(a.links, b.links) && same([...a.numbers], [...b.numbers]))

export function useFixedLinks(structure: Structure, outline: GraphOutline | null): readonly Link[] {
  return useMemo(() => staticLinks(structure, outline), [structure, outline])
}

export const useRowsInSight = (structure: Structure, opened: GraphView['opened']): RowOf =>
  useMemo(() => rowsInSight({ structure, opened }), [structure, opened])
