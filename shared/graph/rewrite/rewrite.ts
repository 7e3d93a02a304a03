/**
 * Makes a graph's text mean something else and leaves every character as it was written that need not change: comments, order,
 * quotes, spacing, line ends. It compares what the text means with what it is to mean, entry by entry, and cuts and pastes at the
 * places that differ, instead of writing the document anew.
 *
 * I1  What comes out means exactly what was asked for, or nothing comes out: it is read again (`rewrite`).
 * I2  Splices do not overlap: each is within the entry it was made for, and what is removed is not looked into.
 */
import { isAlias, isCollection, isScalar } from 'yaml'
import { type Located, locate } from '../locate.ts'
import { parseYaml } from '../parse-yaml.ts'
import type { Problem } from '../problem.ts'
import { Problems, type Range } from '../problems.ts'
import { align } from './align.ts'
import { BlockEntries } from './block-entries.ts'
import { type Entries, entriesOf, type NewEntry } from './entries.ts'
import { FlowEntries } from './flow-entries.ts'
import { isPlainMap, isSame, type Plain } from './same.ts'
import { before, type Splice, spliced } from './text.ts'
import { chomping, indented, inline, literal, type Style, scalar } from './written.ts'

export type ReadText = { readonly root: Located } | { readonly problem: Problem }

/** What a text means, or the first mistake that makes it unclear. */
export function readText(text: string): ReadText {
  const problems = new Problems(text, '')
  const document = parseYaml(text, problems)
  const root = document && locate(document, problems)
  return root && !problems.hasErrors ? { root } : { problem: problems.list()[0]! }
}

/** Null if the text uses YAML in a way that this cannot change safely (I1). `root`: of this very text. */
export function rewrite(text: string, root: Located, value: Plain): string | null {
  const whole = text.endsWith('\n') ? text : `${text}\n`
  const changed = new Rewriter(whole).become(root, value)
  const result = whole === text ? changed : changed.replace(/\r?\n$/, '')
  const again = readText(result)
  return 'root' in again && isSame(again.root.value, value) ? result : null
}

class Rewriter {
  readonly #text: string
  readonly #style: Style
  readonly #splices: Splice[] = []
  /** What each anchor that is still there will mean. */
  readonly #anchors = new Map<string, Plain>()

  constructor(text: string) {
    this.#text = text
    this.#style = { json: /^\s*\{/.test(text) }
  }

  become(root: Located, value: Plain): string {
    this.#value(root, value)
    return spliced(this.#text, this.#splices)
  }

  #value(at: Located, next: Plain): void {
    const { node } = at
    if (isAlias(node)) {
      if (!isSame(this.#anchors.get(node.source), next)) this.#replace(at, next)
      return
    }
    if (node && 'anchor' in node && node.anchor) this.#anchors.set(node.anchor, next)
    if (at.fields && isPlainMap(next)) this.#map(at, next)
    else if (at.items && Array.isArray(next)) this.#list(at, next)
    else if (!isSame(at.value, next)) this.#replace(at, next)
  }

  #map(at: Located, next: Readonly<Record<string, Plain>>): void {
    const entries = Object.entries(next).map(([key, value]) => ({ key, value }))
    const keys = entries.map(entry => entry.key)
    this.#entries(at, entries, align([...at.fields!.keys()], keys, Object.is))
  }

  #list(at: Located, next: readonly Plain[]): void {
    const steps = align<Plain>(
      at.items!.map(item => item.value),
      next,
      isSame,
    )
    this.#entries(
      at,
      next.map(value => ({ key: null, value })),
      steps,
    )
  }

  #entries(at: Located, next: readonly NewEntry[], steps: ReturnType<typeof align>): void {
    const was = entriesOf(this.#text, at)
    for (const step of steps) {
      if (step.kind !== 'kept') continue
      const [old, now] = [was[step.was]!, next[step.is]!]
      if (!step.same && old.key) this.#key(old.key, now.key!)
      this.#value(old.at, now.value)
    }
    if (steps.every(step => step.kind === 'kept')) return
    const inBrackets = !isCollection(at.node) || at.node.flow === true
    const style: Entries = inBrackets
      ? new FlowEntries(this.#text, at.range, was, this.#style)
      : new BlockEntries(this.#text, was, this.#style)
    this.#splices.push(...style.change(steps, next))
  }

  #key(range: Range, key: string): void {
    const old = this.#text.slice(...range)
    this.#splice(range, scalar(key, this.#style, old))
  }

  #replace(at: Located, next: Plain): void {
    const [start, end] = at.range
    const old = this.#text.slice(start, end)
    if (at.node === null) this.#splice(at.range, `: ${inline(next, this.#style)}`)
    else if (typeof next === 'string' && next.includes('\n') && this.#isBlockText(at)) this.#blockText(at, next, old)
    else {
      const space = this.#text[start - 1] === ':' ? ' ' : ''
      const tail = /\r?\n[ \t]*$/.exec(old)?.[0] ?? '' // the last line end of a block belongs to its value
      this.#splice([start, end], space + inline(next, this.#style, old), tail)
    }
  }

  /** Whether a text of several lines may stand there as such. */
  #isBlockText({ node }: Located): boolean {
    return isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED')
  }

  /** Keeps the header, and what is said behind it, where it is right. */
  #blockText(at: Located, next: string, old: string): void {
    const [start, end] = at.range
    const [header = '', ...lines] = old.split('\n')
    const first = lines.find(line => line.trim() !== '') ?? ''
    const own =
      String(at.value)
        .split('\n')
        .find(line => line.trim() !== '') ?? ''
    const indent = first.slice(0, Math.max(0, first.trimEnd().length - own.trimEnd().length))
    const sign = chomping(next)
    const fits = header.startsWith('|') && indent !== '' && (/[+-]/.exec(header)?.[0] ?? '') === sign
    if (fits) this.#splice([start + header.length + 1, end], indented(next, indent), '\n')
    else
      this.#splice(
        [start, end],
        literal(next, indent || `${before(this.#text, start).match(/^ */)![0]}  `) ?? JSON.stringify(next),
        '\n',
      )
  }

  #splice([start, end]: Range, text: string, tail = ''): void {
    this.#splices.push({ start, end, text: text + tail.replaceAll('\r\n', '\n') })
  }
}
