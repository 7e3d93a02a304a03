/** The program language of SPEC.md: every node is an object whose first key says what it is. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }
export type Node = { readonly [key: string]: Json }

export interface ProgramFunction {
  readonly params?: readonly string[]
  readonly generator?: boolean
  readonly body: readonly Json[]
}

export interface Program {
  readonly name: string
  readonly objects?: Readonly<Record<string, Node>>
  readonly functions: Readonly<Record<string, ProgramFunction>>
}

export type Trace =
  | { readonly trace: readonly (readonly [number, string, Json])[]; readonly main: Json; readonly end: number }
  | { readonly error: string }

export interface Case {
  readonly program: Program
  readonly expected: Trace
}

/** A way of running programs. @throws ProgramError */
export type Way = (program: Program) => Trace

/** The program does not follow SPEC.md. */
export class ProgramError extends Error {
  override readonly name = 'ProgramError'
}

// What a node must be; a program that is anything else is refused.

export function asNode(value: Json | undefined): Node {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Node
  throw new ProgramError(`expected a node: ${JSON.stringify(value)}`)
}

export function asList(value: Json | undefined): readonly Json[] {
  if (Array.isArray(value)) return value
  throw new ProgramError(`expected a list: ${JSON.stringify(value)}`)
}

export function asText(value: Json | undefined): string {
  if (typeof value === 'string') return value
  throw new ProgramError(`expected a text: ${JSON.stringify(value)}`)
}

/** A name that is safe to stand in generated code. */
export function asName(value: Json | undefined): string {
  const name = asText(value)
  if (/^[A-Za-z_]\w*$/.test(name)) return name
  throw new ProgramError(`not a name: ${JSON.stringify(name)}`)
}

export function firstOf(node: Node): [string, Json] {
  const [first] = Object.entries(node)
  if (first === undefined) throw new ProgramError('empty node')
  return first
}
