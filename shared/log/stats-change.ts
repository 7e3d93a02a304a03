/**
 * A resource's statistics as what is new in them: a mask of the fields that changed, then those. Of a list, what was taken from
 * its ends, how far it is then the same, and what stands there now: a queue of thousands moves on in a few bytes.
 */
import type { ResourceStats } from '../protocol/events.ts'
import type { In, Out } from './bytes.ts'
import type { Codec, ListCodec } from './codec.ts'
import { damaged } from './damage.ts'
import { resourceStats, STATS } from './values.ts'

/** A longer one is written whole, so that a few bytes never make a large list again and again. */
const KEPT_LIMIT = 256

const WHOLE = 0
const CHANGED = 1

type Any = Record<string, unknown>
const FIELDS = new Map(
  Object.entries(STATS).map(([kind, fields]) => [kind, Object.entries(fields) as [string, Codec<unknown>][]]),
)

/** `before`: what was last told of it; undefined if that is not known. */
export function writeStats(out: Out, before: ResourceStats | undefined, now: ResourceStats): void {
  if (before?.kind !== now.kind) {
    out.byte(WHOLE)
    resourceStats.write(out, now)
    return
  }
  out.byte(CHANGED)
  const [old, value] = [before as unknown as Any, now as unknown as Any]
  const fields = FIELDS.get(now.kind)!
  let mask = 0
  for (let i = 0; i < fields.length; i++) {
    const [key, codec] = fields[i]!
    if (!codec.same(old[key], value[key])) mask |= 1 << i
  }
  out.count(mask)
  for (let i = 0; mask !== 0; i++, mask >>>= 1) {
    if ((mask & 1) === 0) continue
    const [key, codec] = fields[i]!
    if (isList(codec)) writeList(out, codec.item, old[key] as unknown[], value[key] as unknown[])
    else codec.write(out, value[key])
  }
}

export function readStats(from: In, before: ResourceStats | undefined): ResourceStats {
  if (from.byte() === WHOLE) return resourceStats.read(from)
  if (before === undefined) return damaged('a change of what was never told')
  const now: Any = { ...before }
  const fields = FIELDS.get(before.kind)!
  for (let i = 0, mask = from.count(); mask !== 0; i++, mask = Math.floor(mask / 2)) {
    if (mask % 2 === 0) continue
    const [key, codec] = fields[i] ?? damaged('a field that there is not')
    now[key] = isList(codec) ? readList(from, codec.item, now[key] as unknown[]) : codec.read(from)
  }
  return now as unknown as ResourceStats
}

const isList = (codec: Codec<unknown>): codec is ListCodec<unknown> => 'item' in codec

/** How much was taken from the ends; of what is left, how much stays before and behind what is new; and that. */
function writeList(out: Out, item: Codec<unknown>, old: readonly unknown[], now: readonly unknown[]): void {
  const { front, back } = taken(item, old, now)
  const left = old.length - front - back
  const most = Math.min(left, now.length)
  let head = 0
  while (head < most && item.same(old[front + head], now[head])) head++
  let tail = 0
  while (tail < most - head && item.same(old[front + left - 1 - tail], now[now.length - 1 - tail])) tail++
  out.count(front)
  out.count(back)
  out.count(head)
  out.count(tail)
  out.count(now.length - head - tail)
  for (let i = head; i < now.length - tail; i++) item.write(out, now[i])
}

function readList(from: In, item: Codec<unknown>, old: readonly unknown[]): unknown[] {
  const [front, back, head, tail] = [from.count(), from.count(), from.count(), from.count()]
  const end = old.length - back
  if (front + head + tail > end || head + tail > KEPT_LIMIT) return damaged('a list keeps more than it had')
  const now = old.slice(front, front + head)
  for (let added = from.length(); added > 0; added--) now.push(item.read(from))
  for (let i = end - tail; i < end; i++) now.push(old[i])
  return now
}

/** A line moves on at its front; a stack of which only the top is told loses its back. */
function taken(
  item: Codec<unknown>,
  old: readonly unknown[],
  now: readonly unknown[],
): { front: number; back: number } {
  if (now.length > 0 && old.length <= KEPT_LIMIT && now.length <= KEPT_LIMIT) {
    const first = old.findIndex(each => item.same(each, now[0]))
    if (first >= 0) return { front: first, back: 0 }
    const last = old.findLastIndex(each => item.same(each, now[now.length - 1]))
    if (last >= 0) return { front: 0, back: old.length - 1 - last }
  }
  return { front: old.length, back: 0 }
}
