/** Percentiles by the nearest rank: each is a value that was measured, never one between two. */
export interface Percentiles {
  readonly p50: number
  readonly p90: number
  readonly p99: number
  readonly max: number
}

/** Reorders the values, of which there is at least one. */
export function percentilesOf(values: Float64Array): Percentiles {
  let low = 0
  const at = (share: number): number => {
    const rank = Math.max(0, Math.ceil(share * values.length) - 1)
    const value = select(values, rank, low)
    low = rank // what is greater stands behind it now
    return value
  }
  return { p50: at(0.5), p90: at(0.9), p99: at(0.99), max: at(1) }
}

/**
 * The value that would stand at `rank` if those from `from` on were sorted. Hoare's quickselect; equal values, of which a virtual
 * run has many, are put aside together (Dijkstra's three ways), or it would take the square of their number.
 */
function select(values: Float64Array, rank: number, from: number): number {
  let low = from
  let high = values.length - 1
  while (low < high) {
    const pivot = middleOf(values[low]!, values[(low + high) >>> 1]!, values[high]!)
    let less = low
    let more = high
    for (let i = low; i <= more; ) {
      const value = values[i]!
      if (value < pivot) swap(values, i++, less++)
      else if (value > pivot) swap(values, i, more--)
      else i++
    }
    if (rank < less) high = less - 1
    else if (rank > more) low = more + 1
    else return pivot
  }
  return values[rank]!
}

const middleOf = (a: number, b: number, c: number): number => Math.max(Math.min(a, b), Math.min(Math.max(a, b), c))

function swap(values: Float64Array, a: number, b: number): void {
  const value = values[a]!
  values[a] = values[b]!
  values[b] = value
}
