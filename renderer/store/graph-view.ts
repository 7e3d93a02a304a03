/**
 * How the graph of each document is looked at: where its nodes are, what is open or folded, and what is asked of the view.
 * What the user moved is kept by the page; what was laid out is only remembered until the page is closed.
 */
import type { Slice } from './slice.ts'

export type NodePlace = readonly [x: number, y: number]

export interface GraphView {
  readonly placed: ReadonlyMap<string, NodePlace>
  /** By the user: these win. */
  readonly moved: Readonly<Record<string, NodePlace>>
  /** Stacks that are open, with the number of their first row in sight. */
  readonly opened: Readonly<Record<string, number>>
  /** Nodes whose tasks below are folded away, and frames that are one node. */
  readonly folded: ReadonlySet<string>
  /** Null: not looked at yet, so all of it is to be shown. */
  readonly viewport: GraphViewport | null
  /** What showed all of it last: while the view is still there, all is shown whatever the size of the pane. */
  readonly fitted: GraphViewport | null
}

/** Screen pixels of the graph's origin, and pixels of the screen to one of the graph. */
export interface GraphViewport {
  readonly x: number
  readonly y: number
  readonly zoom: number
}

export type GraphCommand = 'fit' | 'layout' | 'search' | 'svg' | 'png' | 'zoomIn' | 'zoomOut'

export interface GraphViewSlice {
  /** By document: its path, the bundled graph's name, or for what is neither, its number. */
  readonly graphViews: ReadonlyMap<string, GraphView>
  /** Each request is a new object. */
  readonly graphCommand: { readonly name: GraphCommand } | null
  /** Pan to what runs when it is out of view. */
  readonly graphFollows: boolean
  askGraph(name: GraphCommand): void
  /** It was carried out. */
  graphDone(): void
  followRunning(on: boolean): void
  placeNodes(doc: string, placed: ReadonlyMap<string, NodePlace>): void
  moveNodes(doc: string, moved: Readonly<Record<string, NodePlace>>): void
  /** Takes back what the user moved. */
  forgetMoves(doc: string): void
  /** `first` null closes it. */
  openStack(doc: string, node: string, first: number | null): void
  keepViewport(doc: string, viewport: GraphViewport): void
  keepFitted(doc: string, fitted: GraphViewport): void
  foldNode(doc: string, node: string, folded: boolean): void
}

const KEY = 'yieldpoint.graph'
/** Documents whose moved nodes are remembered. */
const REMEMBERED = 50

export const noGraphView: GraphView = {
  ...{ placed: new Map(), moved: {}, opened: {}, folded: new Set() },
  ...{ viewport: null, fitted: null },
}

/** Nobody has moved it since it showed all; animations end a hair beside. */
export function showsAll(viewport: GraphViewport, { fitted }: GraphView): boolean {
  if (fitted === null) return false
  const { x, y, zoom } = fitted
  return Math.abs(viewport.x - x) < 1 && Math.abs(viewport.y - y) < 1 && Math.abs(viewport.zoom / zoom - 1) < 0.001
}

type Kept = Readonly<Record<string, { moved: GraphView['moved']; folded: readonly string[] }>>

export const graphViewSlice: Slice<GraphViewSlice> = ({ set, get, env }) => {
  const change = (doc: string, part: Partial<GraphView>): void => {
    const views = new Map(get().graphViews)
    const view = { ...(views.get(doc) ?? noGraphView), ...part }
    views.delete(doc) // the last touched is the last forgotten
    set({ graphViews: views.set(doc, view) })
  }
  const keep = (): void => {
    const worth = [...get().graphViews].filter(
      ([, { moved, folded }]) => folded.size > 0 || Object.keys(moved).length > 0,
    )
    const kept = worth.slice(-REMEMBERED).map(([doc, { moved, folded }]) => [doc, { moved, folded: [...folded] }])
    env.memory.write(KEY, JSON.stringify(Object.fromEntries(kept)))
  }
  const viewOf = (doc: string): GraphView => get().graphViews.get(doc) ?? noGraphView
  return {
    graphViews: remembered(env.memory.read(KEY)),
    graphCommand: null,
    graphFollows: false,
    askGraph: name => set({ graphCommand: { name } }),
    graphDone: () => set({ graphCommand: null }),
    followRunning: graphFollows => set({ graphFollows }),
    placeNodes: (doc, placed) => change(doc, { placed }),
    moveNodes: (doc, moved) => {
      change(doc, { moved: { ...viewOf(doc).moved, ...moved } })
      keep()
    },
    forgetMoves: doc => {
      change(doc, { moved: {} })
      keep()
    },
    openStack: (doc, node, first) => {
      const { [node]: _, ...others } = viewOf(doc).opened
      change(doc, { opened: first === null ? others : { ...others, [node]: first } })
    },
    keepViewport: (doc, viewport) => change(doc, { viewport }),
    keepFitted: (doc, fitted) => change(doc, { fitted }),
    foldNode: (doc, node, on) => {
      const folded = new Set(viewOf(doc).folded)
      if (on) folded.add(node)
      else folded.delete(node)
      change(doc, { folded })
      keep()
    },
  }
}

/** What another version wrote, or nobody, is passed over. */
function remembered(text: string | null): ReadonlyMap<string, GraphView> {
  const views = new Map<string, GraphView>()
  for (const [doc, kept] of Object.entries(parsed(text))) {
    const moved = Object.entries(kept?.moved ?? {}).filter(([, place]) => isPlace(place))
    const folded = Array.isArray(kept?.folded) ? kept.folded.filter(key => typeof key === 'string') : []
    views.set(doc, { ...noGraphView, moved: Object.fromEntries(moved), folded: new Set(folded) })
  }
  return views
}

const isPlace = (place: unknown): place is NodePlace =>
  Array.isArray(place) && place.length === 2 && place.every(value => Number.isFinite(value))

function parsed(text: string | null): Kept {
  try {
    const value: unknown = JSON.parse(text ?? '')
    return typeof value === 'object' && value !== null ? (value as Kept) : {}
  } catch {
    return {}
  }
}
