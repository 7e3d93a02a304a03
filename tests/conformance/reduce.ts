/**
 * Makes a program that shows something smaller, as long as it still shows it.
 * Source: delta debugging (Zeller and Hildebrandt, 2002), on trees as in hierarchical delta debugging (Misherghi and Su, 2006).
 */
import { blocksIn, isBlock, isList, isNode, isSound, kindOf } from './grammar.ts'
import type { Json, Node, Program, ProgramFunction } from './program.ts'

/** The place of the first candidate that still shows it, -1 if none does. */
export type FirstThatShows = (candidates: readonly Program[]) => Promise<number>

/** Ends with a program of which nothing can be taken away that `simpler` would. */
export async function reduce(program: Program, firstThatShows: FirstThatShows): Promise<Program> {
  let smallest = program
  // Where the last success was: what comes before it has just failed, so it is tried again last.
  let from = 0
  const tried = new Set<string>()
  for (;;) {
    const all = [...simpler(smallest)]
    const candidates = [...all.slice(from), ...all.slice(0, from)].filter(one => !tried.has(JSON.stringify(one)))
    const found = await firstThatShows(candidates)
    if (found === -1) return smallest
    for (const failed of candidates.slice(0, found)) tried.add(JSON.stringify(failed))
    smallest = candidates[found]!
    from = (from + found) % all.length
  }
}

/** Programs with something less, the boldest steps first. */
export function* simpler(program: Program): Generator<Program> {
  for (const part of ['functions', 'objects'] as const)
    for (const smaller of without(program[part] ?? {})) yield* ifSound({ ...program, [part]: smaller } as Program)
  for (const variants of [simplerBlock, simplerNode, simplerNumber])
    for (const [name, fn] of Object.entries(program.functions))
      for (const body of rewritten(fn.body, variants)) {
        const functions = { ...program.functions, [name]: { ...fn, body } as ProgramFunction }
        yield* ifSound({ ...program, functions })
      }
}

function* ifSound(program: Program): Generator<Program> {
  if (isSound(program)) yield program
}

/** The same tree with one place of it as `variants` has it, from the root down. */
function* rewritten(value: Json, variants: (value: Json) => Iterable<Json>): Generator<Json> {
  yield* variants(value)
  if (isList(value)) {
    for (const [i, part] of value.entries())
      for (const smaller of rewritten(part, variants)) yield value.with(i, smaller)
  } else if (isNode(value)) {
    for (const [key, part] of Object.entries(value))
      for (const smaller of rewritten(part, variants)) yield { ...value, [key]: smaller }
  }
}

function* simplerBlock(value: Json): Generator<Json> {
  if (!isBlock(value)) return
  yield* withoutChunks(value)
  yield* withOneUnwrapped(value)
}

/** ddmin: all, halves, quarters, … down to single statements. */
function* withoutChunks<T>(list: readonly T[]): Generator<T[]> {
  for (let size = list.length; size >= 1; size = Math.floor(size / 2))
    for (let start = 0; start < list.length; start += size) yield list.toSpliced(start, size)
}

/** A statement's blocks in its place. */
function* withOneUnwrapped(block: readonly Json[]): Generator<Json[]> {
  for (const [i, statement] of block.entries())
    for (const inner of isNode(statement) ? Object.values(statement).flatMap(blocksIn) : [])
      yield block.toSpliced(i, 1, ...inner)
}

/** Of these a node may have fewer. */
const LISTS = ['gather', 'on', 'of', 'except']

function* simplerNode(node: Json): Generator<Json> {
  if (!isNode(node)) return
  for (const key of LISTS) {
    const list = node[key]
    if (isList(list)) for (const shorter of withoutChunks(list)) yield { ...node, [key]: shorter }
  }
  for (const key of ['else', 'finally', 'returnExceptions', 'timeout'])
    if (kindOf(node) !== key) yield* withoutKey(node, key)
  const { waitFor, shield } = node
  if (isList(waitFor)) yield waitFor[0]!
  if (shield !== undefined) yield shield
}

function* withoutKey(node: Node, key: string): Generator<Node> {
  if (!(key in node)) return
  const { [key]: _, ...rest } = node
  yield rest
}

function* without(record: object): Generator<object> {
  for (const kept of withoutChunks(Object.entries(record))) yield Object.fromEntries(kept)
}

function* simplerNumber(value: Json): Generator<Json> {
  const rounded = typeof value === 'number' ? Math.round(value * 10) / 10 : value
  if (rounded !== value) yield rounded
}
