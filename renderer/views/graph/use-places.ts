import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { GraphOutline } from '../../../shared/graph/outline.ts'
import { type GraphView, useApp, useAppStore } from '../../store/index.ts'
import { blocksOf } from './layout/blocks.ts'
import { layOut } from './layout/elk.ts'
import { placed } from './layout/place.ts'
import type { Link } from './model/links.ts'
import type { Place, Places } from './model/size.ts'
import type { NodeKey, Structure } from './model/structure.ts'

type Moved = Readonly<Record<NodeKey, Place>>

export interface Placing {
  readonly places: Places
  /** A layout is being made. */
  readonly busy: boolean
  /** What the layout's kernel said, if it could not do it. */
  readonly failure: string | null
  /** The user dragged nodes there: it is kept in the file, of a bundled graph in the page. */
  move(moved: Moved): void
  layOutAnew(): void
}

/**
 * Where the nodes are. A graph that is seen for the first time is laid out as a whole, in a worker; from then on nothing moves by
 * itself, and what comes is put into free space. What the file or the user says about a place wins.
 */
export function usePlaces(
  doc: string,
  view: GraphView,
  structure: Structure,
  fixed: readonly Link[],
  outline: GraphOutline | null,
): Placing {
  const store = useAppStore()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const job = useRef(0)
  const places = useMemo(
    () => placesOf(structure, view.placed, view.moved, outline),
    [structure, view.placed, view.moved, outline],
  )
  const all = useRef({ doc, structure, fixed })
  all.current = { doc, structure, fixed }

  const layOutAll = useCallback((): void => {
    const { doc, structure, fixed } = all.current
    const mine = ++job.current
    const settle = (places: Places): void => {
      if (mine !== job.current) return
      store.getState().placeNodes(doc, places)
      setBusy(false)
    }
    setBusy(true)
    setFailure(null)
    layOut(blocksOf(structure, fixed)).then(settle, (error: unknown) => {
      if (mine === job.current) setFailure(error instanceof Error ? error.message : String(error))
      settle(placed(structure, fixed, new Map()))
    })
  }, [store])

  useEffect(() => {
    if (structure.nodes.size === 0 || busy || places.size === structure.nodes.size) return
    if (places.size === 0) layOutAll()
    else store.getState().placeNodes(doc, placed(structure, fixed, places))
  }, [doc, structure, fixed, places, busy, layOutAll, store])

  const inFile = useApp(({ activeDoc, docs }) => activeDoc !== null && docs.get(activeDoc)?.bundled === null)
  // What was moved is in the file once the file has been read again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new outline is such a time
  useEffect(() => {
    if (inFile) store.getState().forgetMoves(doc)
  }, [outline, inFile, doc, store])
  const move = useCallback(
    (moved: Moved): void => {
      const { activeDoc, editGraph, moveNodes } = store.getState()
      moveNodes(doc, moved)
      const positions = declaredOf(all.current.structure, moved)
      if (inFile && activeDoc !== null && Object.keys(positions).length > 0)
        editGraph(activeDoc, { kind: 'move', positions })
    },
    [store, doc, inFile],
  )
  const layOutAnew = useCallback((): void => {
    const { activeDoc, editGraph, forgetMoves } = store.getState()
    forgetMoves(doc)
    if (inFile && activeDoc !== null && Object.keys(outline?.positions ?? {}).length > 0)
      editGraph(activeDoc, { kind: 'clearField', path: ['view', 'positions'] })
    layOutAll()
  }, [store, doc, inFile, outline, layOutAll])
  return { places, busy, failure, move, layOutAnew }
}

/** Of what the file can name. */
function declaredOf({ nodes }: Structure, moved: Moved): Record<string, Place> {
  const named = Object.entries(moved).flatMap(([key, place]) => {
    const node = nodes.get(key)
    return node?.declared ? [[node.name, place] as const] : []
  })
  return Object.fromEntries(named)
}

function placesOf(
  structure: Structure,
  known: GraphView['placed'],
  moved: GraphView['moved'],
  outline: GraphOutline | null,
): Places {
  const places = new Map<NodeKey, Place>()
  const inFile = outline?.positions ?? {}
  for (const node of structure.nodes.values()) {
    const written = node.declared ? inFile[node.name] : undefined
    const place = moved[node.key] ?? written ?? known.get(node.key)
    if (place) places.set(node.key, place)
  }
  return places
}
