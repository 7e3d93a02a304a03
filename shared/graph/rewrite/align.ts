/** Which entries of a list stay when it becomes another: what edits keep the text of, and what they write anew. */

export type Step =
  /** Entry `was` stays as entry `is`; not `same`: in its place, as something else. */
  | { readonly kind: 'kept'; readonly was: number; readonly is: number; readonly same: boolean }
  | { readonly kind: 'removed'; readonly was: number }
  /** After entry `after` of those that were; -1: before all. */
  | { readonly kind: 'added'; readonly is: number; readonly after: number }

/** In the order of what was and is. Entries between two that stay stand for one another as far as they go. */
export function align<T>(was: readonly T[], is: readonly T[], same: (a: T, b: T) => boolean): Step[] {
  const steps: Step[] = []
  let [from, to] = [0, 0]
  for (const [at, found] of matches(was, is, same)) {
    steps.push(...between(from, at, to, found), { kind: 'kept', was: at, is: found, same: true })
    from = at + 1
    to = found + 1
  }
  return [...steps, ...between(from, was.length, to, is.length)]
}

/** The first match after the last one: exact where entries were only added or removed. */
function matches<T>(was: readonly T[], is: readonly T[], same: (a: T, b: T) => boolean): [number, number][] {
  const found: [number, number][] = []
  let from = 0
  is.forEach((item, index) => {
    for (let at = from; at < was.length; at++) {
      if (!same(was[at]!, item)) continue
      found.push([at, index])
      from = at + 1
      return
    }
  })
  return found
}

function between(from: number, end: number, to: number, last: number): Step[] {
  const steps: Step[] = []
  for (; from < end && to < last; from++, to++) steps.push({ kind: 'kept', was: from, is: to, same: false })
  for (; from < end; from++) steps.push({ kind: 'removed', was: from })
  for (; to < last; to++) steps.push({ kind: 'added', is: to, after: end - 1 })
  return steps
}
