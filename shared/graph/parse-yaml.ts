/**
 * Text to a YAML document (JSON is YAML), in bounded time: yaml's own pipeline of lexer, parser and composer, stopped when there
 * is more than a graph can need.
 */
import { Composer, type Document, Lexer, Parser } from 'yaml'
import { MAX_DEPTH, MAX_PROBLEMS, MAX_TEXT, MAX_TOKENS } from './limits.ts'
import type { Problems, Range } from './problems.ts'

/** Null if the text is not YAML; then every mistake of syntax is among the problems. */
export function parseYaml(text: string, problems: Problems): Document.Parsed | null {
  if (text.includes('\0')) problems.error('graph/not-text', {}, [0, 0])
  else if (text.length > MAX_TEXT) problems.error('graph/too-large', { what: 'text', limit: MAX_TEXT }, [0, 0])
  else return compose(text, problems)
  return null
}

function compose(text: string, problems: Problems): Document.Parsed | null {
  const tokens = new TokenStream()
  const mistakes = new Mistakes()
  const documents = mistakes.composer.compose(tokens.of(text), true, text.length)
  const first = documents.next().value
  const second = documents.next().value // the rest is not looked at
  if (tokens.endedAt !== null) {
    problems.error('graph/too-large', { what: 'structure', limit: MAX_TOKENS }, [tokens.endedAt, tokens.endedAt])
    return null
  }
  if (!first) return null
  for (const { code, message, pos } of [...first.errors, ...first.warnings]) mistakes.add(code, message, pos)
  if (second) mistakes.add('MULTIPLE_DOCS', '', [second.range[0], second.range[0] + 3])
  mistakes.tell(problems)
  return problems.hasErrors ? null : (first as Document.Parsed)
}

interface Mistake {
  readonly reason: string
  readonly text: string
  readonly range: Range
}

/**
 * Takes the composer's complaints as they come. Its own way makes an Error of each, stack and all: two million of them, as
 * a text of 4 MB can have, would take all memory.
 */
class Mistakes {
  // Keys are compared in locate.ts: the library's own comparison is quadratic.
  readonly composer = new Composer({ uniqueKeys: false, logLevel: 'silent' })
  #listed: Mistake[] = []
  #more = 0
  #tooDeep: Range | null = null

  constructor() {
    this.composer['onError'] = (source: Source, code: string, message: string) =>
      this.add(code, message, rangeOf(source))
  }

  add(reason: string, text: string, range: Range): void {
    // The composer recurses, and says this when its stack is full: then all else is only the echo.
    if (reason === 'RESOURCE_EXHAUSTION') this.#tooDeep ??= range
    else if (this.#listed.length < MAX_PROBLEMS) this.#listed.push({ reason, text, range })
    else this.#more++
  }

  tell(problems: Problems): void {
    if (this.#tooDeep) problems.error('graph/too-deep', { limit: MAX_DEPTH }, this.#tooDeep)
    else for (const { reason, text, range } of this.#listed) problems.error('graph/syntax', { reason, text }, range)
    if (!this.#tooDeep) problems.omit(this.#more)
  }
}

/** A place as the composer gives it. */
type Source = number | readonly number[] | { readonly offset: number; readonly source?: string }

function rangeOf(source: Source): Range {
  if (typeof source === 'number') return [source, source + 1]
  if ('offset' in source) return [source.offset, source.offset + (source.source?.length ?? 1)]
  return [source[0] ?? 0, source[1] ?? 0]
}

/** The parser's tokens of a text; ends early, and says where, once the lexer has given MAX_TOKENS. */
class TokenStream {
  endedAt: number | null = null;

  *of(text: string) {
    const parser = new Parser()
    let [count, errors] = [0, 0]
    for (const lexeme of new Lexer().lex(text)) {
      if (++count > MAX_TOKENS) {
        this.endedAt = parser.offset
        return
      }
      for (const token of parser.next(lexeme)) {
        // What is wrong between documents becomes an Error each too; after so many nobody asks for more.
        if (token.type === 'error' && ++errors > MAX_PROBLEMS) return
        yield token
      }
    }
    yield* parser.end()
  }
}
