/** Text to a YAML document (JSON is YAML), within limits: yaml's own pipeline of lexer, parser and composer, with a count. */
import { Composer, type Document, Lexer, Parser, type YAMLError } from 'yaml'
import { MAX_DEPTH, MAX_TEXT, MAX_TOKENS } from './limits.ts'
import type { Problems } from './problems.ts'

/** Null if the text is not YAML; then every mistake of syntax is among the problems. */
export function parseYaml(text: string, problems: Problems): Document.Parsed | null {
  if (text.includes('\0')) problems.error('graph/not-text', {}, [0, 0])
  else if (text.length > MAX_TEXT) problems.error('graph/too-large', { what: 'text', limit: MAX_TEXT }, [0, 0])
  else return compose(text, problems)
  return null
}

function compose(text: string, problems: Problems): Document.Parsed | null {
  const tokens = new TokenStream()
  // Keys are compared in locate.ts: the library's own comparison is quadratic.
  const composer = new Composer({ uniqueKeys: false, logLevel: 'silent' })
  const [document, second] = [...composer.compose(tokens.of(text), true, text.length)]
  if (tokens.endedAt !== null) {
    problems.error('graph/too-large', { what: 'structure', limit: MAX_TOKENS }, [tokens.endedAt, tokens.endedAt])
    return null
  }
  if (!document) return null
  addSyntax([...document.errors, ...document.warnings], problems)
  if (second)
    problems.error('graph/syntax', { reason: 'MULTIPLE_DOCS', text: '' }, [second.range[0], second.range[0] + 3])
  return problems.hasErrors ? null : (document as Document.Parsed)
}

function addSyntax(errors: readonly YAMLError[], problems: Problems): void {
  // The composer recurses, and turns an overflow of its stack into this: then the other errors are only its echo.
  const tooDeep = errors.find(error => error.code === 'RESOURCE_EXHAUSTION')
  if (tooDeep) problems.error('graph/too-deep', { limit: MAX_DEPTH }, tooDeep.pos)
  else for (const { code, message, pos } of errors) problems.error('graph/syntax', { reason: code, text: message }, pos)
}

/** The parser's tokens of a text; ends early, and says where, once the lexer has given MAX_TOKENS. */
class TokenStream {
  endedAt: number | null = null;

  *of(text: string) {
    const parser = new Parser()
    let count = 0
    for (const lexeme of new Lexer().lex(text)) {
      if (++count > MAX_TOKENS) {
        this.endedAt = parser.offset
        return
      }
      yield* parser.next(lexeme)
    }
    yield* parser.end()
  }
}
