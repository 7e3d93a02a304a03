/** Languages and their colours. Token classes are the look's seven; `syntax.css` gives them their values. */
import { javascriptLanguage, typescriptLanguage } from '@codemirror/lang-javascript'
import { yamlLanguage } from '@codemirror/lang-yaml'
import { type Language, LanguageSupport, syntaxHighlighting } from '@codemirror/language'
import type { Extension } from '@codemirror/state'
import {
  Decoration,
  type DecorationSet,
  type EditorView,
  MatchDecorator,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view'
import { type Input, parseMixed, type SyntaxNode, type SyntaxNodeRef } from '@lezer/common'
import { highlightCode, tagHighlighter, tags } from '@lezer/highlight'

export const highlighter = tagHighlighter([
  { tag: [tags.keyword, tags.bool, tags.null, tags.self], class: 'tok-keyword' },
  { tag: [tags.string, tags.content, tags.regexp, tags.escape, tags.special(tags.string)], class: 'tok-string' },
  { tag: tags.number, class: 'tok-number' },
  { tag: [tags.comment, tags.meta], class: 'tok-comment' },
  { tag: [tags.typeName, tags.className, tags.namespace, tags.definition(tags.propertyName)], class: 'tok-type' },
  { tag: [tags.variableName, tags.propertyName, tags.labelName], class: 'tok-name' },
  { tag: [tags.operator, tags.punctuation, tags.separator, tags.squareBracket, tags.brace], class: 'tok-punct' },
])

const CODE_KEYS = new Set(['script', 'functions'])

/** Scripts and functions written in the graph file are code, not text. */
function isCode(node: SyntaxNodeRef, input: Input): boolean {
  if (node.name !== 'BlockLiteralContent' && node.name !== 'Literal') return false
  for (let at: SyntaxNode | null = node.node.parent, depth = 0; at && depth < 6; at = at.parent, depth++) {
    if (at.name !== 'Pair') continue
    const key = at.getChild('Key')
    if (key && key.to <= node.from && CODE_KEYS.has(input.read(key.from, key.to))) return !isPath(node, input)
  }
  return false
}

/** `script: ./chef.ts` names a file. */
const isPath = (node: SyntaxNodeRef, input: Input): boolean =>
  /^\.{0,2}\/?[\w./-]+$/.test(input.read(node.from, node.to))

const graphLanguage = yamlLanguage.configure({
  wrap: parseMixed((node, input) => (isCode(node, input) ? { parser: typescriptLanguage.parser } : null)),
})

const isGraph = (path: string): boolean => /\.(ya?ml|json)$/i.test(path)

function languageOf(path: string): Language {
  if (isGraph(path)) return graphLanguage
  return /\.m?js$/i.test(path) ? javascriptLanguage : typescriptLanguage
}

/** YAML's grammar knows scalars only; numbers among them are told by their text. */
const yamlNumber = new MatchDecorator({
  regexp: /(?<=[:[,]\s|\[|-\s)-?\d+(?:\.\d+)?(?=\s*(?:[,}\]#]|$))/gm,
  decoration: Decoration.mark({ class: 'tok-number' }),
})
const yamlNumbers = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet
    constructor(view: EditorView) {
      this.decorations = yamlNumber.createDeco(view)
    }
    update(update: ViewUpdate) {
      this.decorations = yamlNumber.updateDeco(update, this.decorations)
    }
  },
  { decorations: plugin => plugin.decorations },
)

export const languageFor = (path: string): Extension => [
  new LanguageSupport(languageOf(path)),
  syntaxHighlighting(highlighter),
  isGraph(path) ? yamlNumbers : [],
]

export interface Token {
  /** Where it begins in the whole code. */
  readonly from: number
  readonly text: string
  /** Empty for what has no colour of its own. */
  readonly classes: string
}

export interface CodeLine {
  readonly from: number
  readonly tokens: readonly Token[]
}

/** A piece of a script outside of an editor, line by line. */
export function highlightLines(code: string, path: string): readonly CodeLine[] {
  const tree = (isGraph(path) ? typescriptLanguage : languageOf(path)).parser.parse(code)
  const lines: CodeLine[] = []
  let from = 0
  let tokens: Token[] = []
  const endLine = (): void => {
    lines.push({ from: tokens[0]?.from ?? from, tokens })
    tokens = []
    from++ // the line break itself
  }
  const add = (text: string, classes: string): void => {
    tokens.push({ from, text, classes })
    from += text.length
  }
  highlightCode(code, tree, highlighter, add, endLine)
  endLine()
  return lines
}
