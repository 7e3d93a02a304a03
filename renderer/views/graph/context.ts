/** What the parts of one graph share. The object stays the same; who wants to know of changes subscribes to a part of it. */
import { createContext, useCallback, useContext, useSyncExternalStore } from 'react'
import { createStore, type StoreApi, useStore } from 'zustand'
import { Feed } from './feed.ts'
import { type Marks, noMarks } from './model/marks.ts'
import type { NodeKey } from './model/structure.ts'
import type { NodeView } from './model/views.ts'

/** What is drawn over the nodes: it changes with what the user does, and for all nodes at once. */
export interface Overlay {
  readonly marks: Marks
  readonly onPath: ReadonlySet<NodeKey>
  /** Where the keyboard is: a node, or `node#task`. */
  readonly cursor: string | null
  /** By the search; null: nothing is looked for. */
  readonly found: ReadonlySet<NodeKey> | null
  /** Too small to be read: nodes are boxes with their state. */
  readonly far: boolean
  /** What is wrong with a node in the file. */
  readonly problems: ReadonlyMap<NodeKey, readonly string[]>
}

const nothing: Overlay = {
  marks: noMarks,
  onPath: new Set(),
  cursor: null,
  found: null,
  far: false,
  problems: new Map(),
}

export interface GraphContextValue {
  /** Of the document, in the store's `graphViews`. */
  readonly doc: string
  readonly feed: Feed
  readonly overlay: StoreApi<Overlay>
}

export const graphContext = (doc: string): GraphContextValue => ({
  doc,
  feed: new Feed(),
  overlay: createStore<Overlay>(() => nothing),
})

export const GraphContext = createContext<GraphContextValue | null>(null)

export function useGraph(): GraphContextValue {
  const value = useContext(GraphContext)
  if (!value) throw new Error('no GraphContext above')
  return value
}

export const useOverlay = <T>(select: (overlay: Overlay) => T): T => useStore(useGraph().overlay, select)

export function useView(key: NodeKey): NodeView | null {
  const { feed } = useGraph()
  const subscribe = useCallback((listener: () => void) => feed.subscribe(key, listener), [feed, key])
  return useSyncExternalStore(subscribe, () => feed.view(key))
}

/** Of a node, for `aria-activedescendant`: no id may have a space in it. */
export const elementId = (cursor: string): string => `graph-${encodeURIComponent(cursor)}`
