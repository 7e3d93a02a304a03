/** What is known of a lane, made once and kept as long as the lane lives and keeps its beginning: it goes by the lane's indices. */
interface Dropping {
  readonly dropped: number
}

export class Kept<K extends Dropping, V> {
  readonly #of = new WeakMap<K, { readonly dropped: number; readonly value: V }>()
  readonly #make: (lane: K) => V

  constructor(make: (lane: K) => V) {
    this.#make = make
  }

  for(lane: K): V {
    const known = this.#of.get(lane)
    if (known?.dropped === lane.dropped) return known.value
    const value = this.#make(lane)
    this.#of.set(lane, { dropped: lane.dropped, value })
    return value
  }
}
