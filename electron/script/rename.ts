/**
 * What a script would be if something it is handed were called otherwise: a resource, or a result in `inputs`. By the tree of the
 * script, from the parameter of its default export on; never by its words, which may mean something else. What cannot be followed
 * (the whole of what it is handed goes elsewhere, a computed name) is told and left alone.
 */
import { type NodePath, types as t, traverse } from '@babel/core'
import type { ScriptSource } from '../../shared/graph/model.ts'
import { type Splice, spliced } from '../../shared/graph/rewrite/text.ts'
import { parse } from './compile.ts'
import { type Position, positionIn } from './compiled.ts'

export interface Renamed {
  readonly text: string
  /** Where the old name may still be meant. */
  readonly left: readonly Position[]
}

/** `path`: `['oven']`, or `['inputs', 'waiter']`. */
export function renameHanded(source: ScriptSource, path: readonly string[], to: string): Renamed {
  const renamer = new Renamer(source, to)
  try {
    traverse(parse(source), { ExportDefaultDeclaration: exported => renamer.begin(exported, path) })
  } catch (error) {
    if (!(error instanceof SyntaxError || error instanceof RangeError)) throw error
    return { text: source.text, left: [{ line: source.line, column: source.indent + 1 }] }
  }
  return renamer.done()
}

const isWord = (name: string): boolean =>
  /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(name) && t.isValidIdentifier(name)

class Renamer {
  readonly #source: ScriptSource
  readonly #to: string
  readonly #splices: Splice[] = []
  readonly #left: Position[] = []

  constructor(source: ScriptSource, to: string) {
    this.#source = source
    this.#to = to
  }

  begin(exported: NodePath<t.ExportDefaultDeclaration>, keys: readonly string[]): void {
    const found = functionOf(exported.get('declaration'))
    if (!found) this.#leave(exported)
    const handed = found?.get('params')[0]
    if (handed) this.#pattern(handed, keys)
  }

  done(): Renamed {
    return { text: spliced(this.#source.text, this.#splices), left: this.#left }
  }

  /** What is bound is an object that has the keys in it. */
  #pattern(pattern: NodePath, keys: readonly string[]): void {
    if (pattern.isAssignmentPattern()) this.#pattern(pattern.get('left'), keys)
    else if (pattern.isIdentifier()) this.#bound(pattern, keys)
    else if (pattern.isObjectPattern()) this.#object(pattern, keys)
    else this.#leave(pattern)
  }

  #object(pattern: NodePath<t.ObjectPattern>, keys: readonly string[]): void {
    let taken = false
    for (const property of pattern.get('properties')) {
      if (property.isRestElement()) {
        if (!taken) this.#pattern(property.get('argument') as NodePath, keys)
      } else if (property.isObjectProperty() && keyOf(property) === keys[0]) {
        taken = true
        if (keys.length > 1) this.#pattern(property.get('value') as NodePath, keys.slice(1))
        else this.#property(property)
      } else if (property.isObjectProperty() && keyOf(property) === null) this.#leave(property)
    }
  }

  #bound(name: NodePath<t.Identifier>, keys: readonly string[]): void {
    const binding = name.scope.getBinding(name.node.name)
    for (const use of binding?.referencePaths ?? []) this.#use(use, keys)
    for (const other of binding?.constantViolations ?? []) this.#leave(other)
  }

  /** An expression that is an object with the keys in it. */
  #use(use: NodePath, keys: readonly string[]): void {
    const parent = use.parentPath
    if (parent?.isTSNonNullExpression() || parent?.isTSAsExpression() || parent?.isParenthesizedExpression())
      this.#use(parent, keys)
    else if (parent?.isVariableDeclarator() && parent.node.init === use.node)
      this.#pattern(parent.get('id') as NodePath, keys)
    else if ((parent?.isMemberExpression() || parent?.isOptionalMemberExpression()) && parent.node.object === use.node)
      this.#member(parent as NodePath<t.MemberExpression>, keys)
    else this.#leave(use)
  }

  #member(member: NodePath<t.MemberExpression>, keys: readonly string[]): void {
    const { property, computed, object } = member.node
    const name =
      !computed && t.isIdentifier(property) ? property.name : t.isStringLiteral(property) ? property.value : null
    if (name === null) this.#leave(member)
    else if (name !== keys[0]) return
    else if (keys.length > 1) this.#use(member, keys.slice(1))
    else if (computed) this.#splice(property, this.#quoted(property))
    else if (isWord(this.#to)) this.#splice(property, this.#to)
    else {
      const optional = (member.node as t.Node as t.OptionalMemberExpression).optional === true
      this.#splices.push({
        start: object.end!,
        end: member.node.end!,
        text: `${optional ? '?.' : ''}[${this.#quoted(property)}]`,
      })
    }
  }

  #property(property: NodePath<t.ObjectProperty>): void {
    const { key, shorthand } = property.node
    if (!shorthand) this.#splice(key, this.#key(key))
    else if (!this.#localToo(property))
      this.#splice(key, `${this.#key(key)}: ${this.#source.text.slice(key.start!, key.end!)}`)
  }

  /** The local of the same name is called otherwise, too, where that can mean nothing else. */
  #localToo(property: NodePath<t.ObjectProperty>): boolean {
    const { key } = property.node
    const scope = property.scope
    const binding = t.isIdentifier(key) ? scope.getBinding(key.name) : undefined
    const uses = binding?.referencePaths ?? []
    const isFree = [scope, ...uses.map(use => use.scope)].every(
      at => !at.hasBinding(this.#to) && !at.hasGlobal(this.#to),
    )
    const isPlain = binding?.constantViolations.length === 0 && uses.every(use => use.isIdentifier())
    if (!isWord(this.#to) || !isFree || !isPlain || scope.getProgramParent().hasGlobal(this.#to)) return false
    this.#splice(key, this.#to)
    for (const use of uses) {
      const { parent } = use
      const isShort = t.isObjectProperty(parent) && parent.shorthand
      this.#splice(use.node, isShort ? `${(use.node as t.Identifier).name}: ${this.#to}` : this.#to)
    }
    return true
  }

  #key(old: t.Node): string {
    return isWord(this.#to) && !t.isStringLiteral(old) ? this.#to : this.#quoted(old)
  }

  #quoted(old: t.Node): string {
    return this.#source.text[old.start!] === '"' ? `"${this.#to}"` : `'${this.#to}'`
  }

  #splice({ start, end }: t.Node, text: string): void {
    this.#splices.push({ start: start!, end: end!, text })
  }

  #leave({ node }: NodePath): void {
    this.#left.push(positionIn(this.#source, node.loc!.start))
  }
}

/** Null: its name is computed. */
function keyOf({ node: { key, computed } }: NodePath<t.ObjectProperty>): string | null {
  if (t.isIdentifier(key) && !computed) return key.name
  return t.isStringLiteral(key) ? key.value : null
}

function functionOf(declared: NodePath): NodePath<t.Function> | null {
  if (declared.isFunction()) return declared
  if (declared.isIdentifier()) {
    const bound = declared.scope.getBinding(declared.node.name)?.path
    if (bound?.isFunction()) return bound
    const init = bound?.isVariableDeclarator() ? (bound.get('init') as NodePath) : null
    return init?.isFunction() ? init : null
  }
  return null
}
