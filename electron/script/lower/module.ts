/** Makes a module one function: its imports, the globals and the helpers it uses are parameters, its exports what it returns. */
import { type NodePath, types as t } from '@babel/core'
import { PERMITTED } from '../../../shared/script/permitted.ts'
import type { ImportSite, Located } from '../compiled.ts'
import type { Param } from '../confine.ts'
import type { Unit } from './unit.ts'

export interface ModuleShape {
  readonly params: readonly Param[]
  readonly imports: readonly ImportSite[]
  readonly exports: readonly string[]
}

type Specifier = t.ImportDeclaration['specifiers'][number] | t.ExportNamedDeclaration['specifiers'][number]

export function toFunction(unit: Unit): ModuleShape {
  unit.program.scope.crawl()
  return new ModuleMaker(unit).make()
}

class ModuleMaker {
  readonly #unit: Unit
  /** Parameter names with what each is given, in order. */
  readonly #params = new Map<string, Param>()
  readonly #imports: ImportSite[] = []
  /** Exported name, with the local one. */
  readonly #exports = new Map<string, string>()

  constructor(unit: Unit) {
    this.#unit = unit
  }

  make(): ModuleShape {
    const { program } = this.#unit
    const body = program.node.body.flatMap(statement => this.#statement(statement))
    this.#checkExports()
    for (const [name, local] of this.#unit.helpers) this.#params.set(local, { from: 'helper', name })
    for (const name of this.#globals()) this.#params.set(name, { from: 'global', name })
    const exported = [...this.#exports].map(([name, local]) =>
      t.objectProperty(t.stringLiteral(name), t.identifier(local)),
    )
    body.push(t.returnStatement(t.objectExpression(exported)))
    const params = [...this.#params.keys()].map(name => t.identifier(name))
    const define = t.functionExpression(null, params, t.blockStatement(body as t.Statement[], [strict()]))
    program.node.directives = []
    program.node.body = [t.expressionStatement(define)]
    return { params: [...this.#params.values()], imports: this.#imports, exports: [...this.#exports.keys()] }
  }

  #statement(node: t.Statement | t.ModuleDeclaration): t.Node[] {
    if (t.isImportDeclaration(node)) {
      this.#import(node, node.specifiers, specifier => specifier.local.name)
      return []
    }
    if (t.isExportNamedDeclaration(node)) return this.#exportNamed(node)
    if (t.isExportDefaultDeclaration(node)) return [this.#exportDefault(node.declaration)]
    return [node]
  }

  #import<S extends Specifier>(
    node: t.ImportDeclaration | t.ExportNamedDeclaration,
    specifiers: readonly S[],
    localName: (specifier: S) => string,
  ): void {
    const names = specifiers.map((specifier): Located => {
      const name = importedName(specifier)
      this.#params.set(localName(specifier), { from: 'import', import: this.#imports.length, name })
      return { name, ...this.#unit.position(specifier) }
    })
    this.#imports.push({ specifier: node.source!.value, names, ...this.#unit.position(node.source!) })
  }

  #exportNamed(node: t.ExportNamedDeclaration): t.Node[] {
    const { declaration, specifiers } = node
    if (node.source) this.#reexport(node)
    else if (declaration)
      for (const name of Object.keys(t.getOuterBindingIdentifiers(declaration))) this.#exports.set(name, name)
    else
      for (const specifier of specifiers)
        if (t.isExportSpecifier(specifier)) this.#exports.set(textOf(specifier.exported), textOf(specifier.local))
    return declaration ? [declaration] : []
  }

  #reexport(node: t.ExportNamedDeclaration): void {
    this.#import(node, node.specifiers, specifier => {
      const local = this.#unit.fresh('reexported').name
      this.#exports.set(textOf(specifier.exported), local)
      return local
    })
  }

  #exportDefault(declaration: t.ExportDefaultDeclaration['declaration']): t.Node {
    const local =
      ('id' in declaration && t.isIdentifier(declaration.id) && declaration.id) || this.#unit.fresh('default')
    this.#exports.set('default', local.name)
    if (t.isFunctionDeclaration(declaration) || t.isClassDeclaration(declaration)) {
      declaration.id = local
      return declaration
    }
    return t.variableDeclaration('const', [t.variableDeclarator(local, declaration as t.Expression)])
  }

  /** What others import is a value and no live binding, so it may not change after the module has run. */
  #checkExports(): void {
    for (const local of this.#exports.values()) {
      const changes = this.#unit.program.scope.getBinding(local)?.constantViolations ?? []
      const late = changes.find(change => change.getFunctionParent() !== null)
      if (late) this.#unit.mistake('script/export-reassigned', late.node, { name: local })
    }
  }

  /** The globals in use. A name that is none is a mistake, unless the program asks with `typeof` whether it is there. */
  #globals(): string[] {
    const { program } = this.#unit
    const asked = namesAskedFor(program)
    const free = Object.entries(program.scope.globals).filter(
      ([name]) => !this.#params.has(name) && name !== 'arguments',
    )
    for (const [name, node] of free)
      if (!PERMITTED.includes(name) && !asked.has(name)) this.#unit.mistake('script/unknown-name', node, { name })
    return free.map(([name]) => name).filter(name => PERMITTED.includes(name))
  }
}

function namesAskedFor(program: NodePath<t.Program>): Set<string> {
  const names = new Set<string>()
  program.traverse({
    UnaryExpression({ node }) {
      if (node.operator === 'typeof' && t.isIdentifier(node.argument)) names.add(node.argument.name)
    },
  })
  return names
}

/** `*` for all of a module's exports as one object. */
function importedName(specifier: Specifier): string {
  if (t.isImportDefaultSpecifier(specifier)) return 'default'
  if (t.isImportSpecifier(specifier)) return textOf(specifier.imported)
  if (t.isExportSpecifier(specifier)) return textOf(specifier.local)
  return '*'
}

const textOf = (name: t.Identifier | t.StringLiteral): string => (t.isIdentifier(name) ? name.name : name.value)

const strict = (): t.Directive => t.directive(t.directiveLiteral('use strict'))
