/** Refuses language that scripts do without, each with its place. */
import type { NodePath, types as t, Visitor } from '@babel/core'
import type { Unsupported } from '../../../shared/errors/script.ts'
import type { Unit } from './unit.ts'

export function refuse(unit: Unit): Visitor {
  const refused = (node: t.Node, what: Unsupported) => unit.mistake('script/not-supported', node, { what })
  return {
    AwaitExpression(path) {
      if (!path.getFunctionParent()) refused(path.node, 'top-level-await')
    },
    ForOfStatement(path) {
      if (path.node.await && !path.getFunctionParent()) refused(path.node, 'top-level-await')
    },
    VariableDeclaration(path) {
      if (isUsing(path.node) && !path.findParent(isOwnScope)) refused(path.node, 'top-level-using')
    },
    ImportExpression: path => refused(path.node, 'dynamic-import'),
    MetaProperty(path) {
      if (path.node.meta.name === 'import') refused(path.node, 'import-meta')
    },
    ExportAllDeclaration: path => refused(path.node, 'export-star'),
    Super(path) {
      if (isOutOfReach(path)) refused(path.node, 'super-here')
    },
  }
}

export const isUsing = (node: t.VariableDeclaration): boolean => node.kind === 'using' || node.kind === 'await using'

const isOwnScope = (path: NodePath): boolean => path.isFunction() || path.isStaticBlock()

/** Lowering moves an object's async method, and an async arrow of a class field, to where there is no `super`. */
function isOutOfReach(path: NodePath): boolean {
  const home = path.findParent(parent => parent.isMethod() || parent.isClassProperty() || parent.isStaticBlock())
  if (home?.isObjectMethod()) return home.node.async
  const inside = path.findParent(parent => parent === home || parent.isArrowFunctionExpression({ async: true }))
  return home?.isClassProperty() === true && inside !== home
}
