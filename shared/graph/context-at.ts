/** What is being written at a place of a graph's file, told from the lines before it: while one types, the whole cannot be read. */

export interface Context {
  /** Keys around it; the last is that of the value, if a value is meant. */
  readonly path: readonly string[]
  readonly wants: 'key' | 'value'
  /** What of it is there already. */
  readonly word: string
}

/** Null in a comment, and in text that is not the file's own. */
export function contextAt(text: string, offset: number): Context | null {
  const start = text.lastIndexOf('\n', offset - 1) + 1
  const line = text.slice(start, offset)
  const indent = line.length - line.trimStart().length
  const isItem = /^\s*-(\s|$)/.test(line)
  const around = keysAround(text.slice(0, start), isItem ? indent + 1 : indent)
  if (around === null) return null
  return scan(line.trimStart().replace(/^-\s*/, ''), around, isItem)
}

/** Keys of the lines above that are indented less and less. Null: they lead into a block of text. */
function keysAround(before: string, indent: number): string[] | null {
  const keys: string[] = []
  let within = indent
  for (const line of before.split('\n').toReversed()) {
    if (within === 0) break
    const found = /^( *)(?:- +)?(["']?)([^\s"'#:][^"'#:]*)\2\s*:(.*)$/.exec(line)
    if (!found || found[1]!.length >= within) continue
    if (/^\s*[|>][-+\d]*\s*(#.*)?$/.test(found[4]!)) return null
    keys.unshift(found[3]!)
    within = found[1]!.length
  }
  return keys
}

interface Frame {
  readonly list: boolean
  key: string | null
}

/** Through what stands on the line: keys, brackets, quotes. */
function scan(line: string, around: readonly string[], isItem: boolean): Context | null {
  const frames: Frame[] = [{ list: isItem, key: null }]
  let word = ''
  for (let i = 0; i < line.length; i++) {
    const sign = line[i]!
    const top = frames.at(-1)!
    if (sign === '#' && (i === 0 || line[i - 1] === ' ')) return null
    if (sign === '{' || sign === '[') frames.push({ list: sign === '[', key: null })
    else if (sign === '}' || sign === ']') frames.pop()
    else if (sign === ',') top.key = null
    else if (sign === ':' && !top.list && (i + 1 === line.length || line[i + 1] === ' ')) top.key = word.trim()
    else {
      word += sign === '"' || sign === "'" ? '' : sign
      continue
    }
    word = ''
    if (frames.length === 0) return null
  }
  const top = frames.at(-1)!
  const path = [...around, ...frames.flatMap(frame => frame.key ?? [])]
  return { path, wants: top.list || top.key !== null ? 'value' : 'key', word: word.trimStart() }
}
