/** What a function is called where people read of it: stacks, sites, coroutines. */
import { type NodePath, types as t } from '@babel/core'

export const ANONYMOUS = '(anonymous)'

/** As Python's qualified names, but for the functions around it: `chef`, `Oven.bake`. */
export function nameOf(path: NodePath<t.Function | t.StaticBlock | t.TSModuleBlock>): string {
  const { node } = path
  if ((t.isFunctionDeclaration(node) || t.isFunctionExpression(node)) && node.id) return node.id.name
  if (t.isClassMethod(node) || t.isClassPrivateMethod(node)) return `${classNameOf(path)}.${keyName(node.key)}`
  if (t.isObjectMethod(node)) return keyName(node.key)
  return nameFromUse(path.parent, node)
}

function nameFromUse(parent: t.Node | undefined, node: t.Node): string {
  if (t.isExportDefaultDeclaration(parent)) return 'default'
  if (t.isVariableDeclarator(parent)) return targetName(parent.id)
  if (t.isAssignmentExpression(parent)) return targetName(parent.left)
  if (t.isAssignmentPattern(parent) && parent.right === node) return targetName(parent.left)
  if (t.isObjectProperty(parent) || t.isClassProperty(parent) || t.isClassPrivateProperty(parent))
    return keyName(parent.key)
  return ANONYMOUS
}

const targetName = (target: t.Node): string =>
  t.isIdentifier(target) ? target.name : t.isMemberExpression(target) ? keyName(target.property) : ANONYMOUS

export const keyName = (key: t.Node): string =>
  t.isIdentifier(key)
    ? key.name
    : t.isPrivateName(key)
      ? `#${key.id.name}`
      : t.isStringLiteral(key)
        ? key.value
        : ANONYMOUS

function classNameOf(path: NodePath): string {
  const owner = path.parentPath?.parent
  return t.isClass(owner) && owner.id ? owner.id.name : 'class'
}
