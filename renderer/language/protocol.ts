/**
 * What the page asks the worker that knows TypeScript. Everything is in offsets of the document's own texts, with `\n` for
 * line breaks: that scripts in a graph file are files of their own to the compiler is nobody's business out there.
 */

/** The texts of a document, by path. */
export type Texts = Readonly<Record<string, string>>

export interface Span {
  readonly from: number
  readonly to: number
}

export interface FileSpan extends Span {
  readonly path: string
}

/** A piece of the compiler's prose, marked up as code is. */
export interface Described {
  /** A declaration in TypeScript: `(method) Queue<string>.get(): Awaitable<string>`. */
  readonly signature: string
  readonly docs: string
}

export interface Completion {
  readonly label: string
  /** As the editor's icons are called: `method`, `property`, … */
  readonly kind: CompletionKind
  /** What is inserted, where it is not the label. */
  readonly insert: string | null
  readonly deprecated: boolean
  /** Smaller comes first. */
  readonly rank: string
  /** Else taking it imports it, too. */
  readonly imported: boolean
}

export interface DescribedCompletion extends Described {
  /** What is to be written for it to be known here. */
  readonly imports: readonly TextEdit[]
}

export type CompletionKind =
  | 'class'
  | 'constant'
  | 'enum'
  | 'function'
  | 'interface'
  | 'keyword'
  | 'method'
  | 'namespace'
  | 'property'
  | 'text'
  | 'type'
  | 'variable'

export interface Completions extends Span {
  readonly items: readonly Completion[]
}

export interface Hover extends Span, Described {}

export interface SignatureHelp {
  /** Where the arguments begin, behind the parenthesis. */
  readonly from: number
  readonly signatures: readonly Signature[]
  /** The one that fits what is written. */
  readonly active: number
}

export interface Signature {
  /** `put(item: string): Awaitable<void>` in pieces: the one of the argument being typed is `here`. */
  readonly before: string
  readonly here: string
  readonly after: string
  /** Of the function, and of the argument being typed. */
  readonly docs: string
  readonly parameterDocs: string
}

export interface Mistake extends Span {
  /** TypeScript's number. */
  readonly code: number
  readonly message: string
  readonly kind: 'type' | 'deprecated'
}

export interface TextEdit extends Span {
  readonly insert: string
}

/** Each question and its answer. */
export interface Questions {
  complete: { req: { path: string; at: number }; res: Completions | null }
  describe: { req: { path: string; at: number; label: string }; res: DescribedCompletion | null }
  hover: { req: { path: string; at: number }; res: Hover | null }
  signature: { req: { path: string; at: number }; res: SignatureHelp | null }
  definition: { req: { path: string; at: number }; res: readonly FileSpan[] }
  mistakes: { req: { path: string }; res: readonly Mistake[] }
  format: { req: { path: string; at: number | null }; res: readonly TextEdit[] }
}
export type Question = keyof Questions

/** `texts`: those that are new or have changed since the last message; null: gone. */
export interface Asked<Q extends Question = Question> {
  readonly id: number
  readonly doc: string
  readonly graph: string
  readonly texts: Readonly<Record<string, string | null>>
  readonly language: 'en' | 'ja'
  readonly question: Q
  readonly req: Questions[Q]['req']
}

export interface Answered<Q extends Question = Question> {
  readonly id: number
  /** Null also where the compiler itself failed: an editor without help is better than none. */
  readonly res: Questions[Q]['res'] | null
}
