/**
 * Each node on the screen is told when what it says has changed, and only then. Views are made at most once a change of the
 * state, which comes at most once a frame, and for times that pass at a beat that grows slower the more nodes are in sight. Many
 * nodes are told a slice a frame: all at once, some hundred would hold up the hand that pans.
 */
import type { GraphNode, NodeKey, Structure } from './model/structure.ts'
import { type Moment, type NodeView, same, viewOf } from './model/views.ts'

type Listener = () => void
type Later = (callback: () => void) => void

/** As many as React draws anew in half a frame. */
const SLICE = 48

export class Feed {
  // I1  a view stays the same object as long as it says the same.
  // I2  only nodes that somebody listens to have views.
  // I3  #stale are the nodes that were not told of #moment yet, the longest waiting first; while there are any, a slice is on its way.
  readonly #listeners = new Map<NodeKey, Set<Listener>>()
  readonly #views = new Map<NodeKey, NodeView>()
  readonly #stale = new Set<NodeKey>()
  readonly #later: Later
  #structure: Structure | null = null
  #moment: Moment = { run: null, now: 0, opened: {}, language: 'en' }

  constructor(later: Later = callback => void requestAnimationFrame(callback)) {
    this.#later = later
  }

  get moment(): Moment {
    return this.#moment
  }

  /** How many nodes are being looked at. */
  get size(): number {
    return this.#listeners.size
  }

  tell(structure: Structure, moment: Moment): void {
    this.#structure = structure
    this.#moment = moment
    const onItsWay = this.#stale.size > 0
    for (const key of this.#listeners.keys()) this.#stale.add(key)
    if (!onItsWay) this.#slice()
  }

  /** Null: there is no such node. */
  view(key: NodeKey): NodeView | null {
    if (!this.#views.has(key)) this.#renew(key)
    return this.#views.get(key) ?? null
  }

  node(key: NodeKey): GraphNode | null {
    return this.#structure?.nodes.get(key) ?? null
  }

  subscribe(key: NodeKey, listener: Listener): () => void {
    const listeners = this.#listeners.get(key) ?? new Set()
    this.#listeners.set(key, listeners.add(listener))
    this.#renew(key) // what was told between its first drawing and now
    return () => {
      listeners.delete(listener)
      if (listeners.size > 0) return
      this.#listeners.delete(key)
      this.#views.delete(key) // I2
    }
  }

  #slice(): void {
    let room = SLICE
    for (const key of this.#stale) {
      if (room-- === 0) break
      this.#stale.delete(key)
      const listeners = this.#listeners.get(key)
      if (listeners !== undefined && this.#renew(key)) for (const listener of listeners) listener()
    }
    if (this.#stale.size > 0) this.#later(() => this.#slice()) // I3
  }

  /** Whether it says something else now. */
  #renew(key: NodeKey): boolean {
    const node = this.node(key)
    if (!node) return this.#views.delete(key)
    const view = viewOf(node, this.#moment)
    if (same(this.#views.get(key), view)) return false // I1
    this.#views.set(key, view)
    return true
  }
}
