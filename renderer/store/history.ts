/**
 * What was done to a document's texts, so that it can be undone: one history for all its files, whether one typed or drew.
 *
 * I1  Undoing the last of `past` on the texts as they are gives the texts before it; redoing the first of `future` those after.
 *     So every change of a text is recorded, those that come from outside as well.
 * I2  `typing` is open only while the last step of `past` is what it tells of.
 */

/** At `at`, `removed` was replaced by `inserted`. */
export interface TextChange {
  /** GRAPH_FILE or a script's path. */
  readonly file: string
  readonly at: number
  readonly removed: string
  readonly inserted: string
}
export type Step = readonly TextChange[]

/** The graph file may get another name while its history goes on. */
export const GRAPH_FILE = ''

export interface History {
  readonly past: readonly Step[]
  readonly future: readonly Step[]
  /** Typing that goes on: more of it joins the last step. */
  readonly typing: { readonly file: string; readonly before: string; readonly atMs: number } | null
}

export const NO_HISTORY: History = { past: [], future: [], typing: null }

/** What is typed in one go is undone in one. */
const PAUSE_MS = 500
const MAX_STEPS = 1_000

export interface Replaced {
  readonly file: string
  readonly before: string
  readonly after: string
}

/** What was done at once, in any number of files. */
export function recorded(history: History, replaced: readonly Replaced[]): History {
  const step = replaced.flatMap(({ file, before, after }) => changeOf(file, before, after) ?? [])
  return step.length === 0 ? history : { past: [...history.past, step].slice(-MAX_STEPS), future: [], typing: null }
}

/** What was typed; it joins what was typed just before, next to it. */
export function typed(history: History, { file, before, after }: Replaced, nowMs: number): History {
  const { typing, past } = history
  const change = changeOf(file, before, after)
  if (change === null) return history
  const [last] = past.at(-1) ?? []
  const joins = typing?.file === file && nowMs - typing.atMs < PAUSE_MS && last !== undefined && touches(last, change)
  if (!joins) return { ...recorded(history, [{ file, before, after }]), typing: { file, before, atMs: nowMs } }
  const whole = changeOf(file, typing.before, after)
  // Typed and deleted again: nothing is left to undo.
  if (whole === null) return { past: past.slice(0, -1), future: [], typing: null }
  return { past: [...past.slice(0, -1), [whole]], future: [], typing: { ...typing, atMs: nowMs } }
}

export interface Turned {
  readonly history: History
  /** What to do to the texts, in this order. */
  readonly changes: Step
}

export function undone({ past, future }: History): Turned | null {
  const step = past.at(-1)
  if (!step) return null
  const changes = step.map(inverse).toReversed()
  return { changes, history: { past: past.slice(0, -1), future: [step, ...future], typing: null } }
}

export function redone({ past, future }: History): Turned | null {
  const [step, ...rest] = future
  return step ? { changes: step, history: { past: [...past, step], future: rest, typing: null } } : null
}

export const applied = (text: string, { at, removed, inserted }: TextChange): string =>
  text.slice(0, at) + inserted + text.slice(at + removed.length)

const inverse = ({ file, at, removed, inserted }: TextChange): TextChange => ({
  file,
  at,
  removed: inserted,
  inserted: removed,
})

/** Whether `next` goes on where `last` has left off. */
const touches = (last: TextChange, next: TextChange): boolean =>
  next.at <= last.at + last.inserted.length && next.at + next.removed.length >= last.at

/** The smallest single replacement; null if the texts are one. */
export function changeOf(file: string, before: string, after: string): TextChange | null {
  if (before === after) return null
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start++
  let end = 0
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end++
  return {
    file,
    at: start,
    removed: before.slice(start, before.length - end),
    inserted: after.slice(start, after.length - end),
  }
}
