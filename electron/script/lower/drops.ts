/** A call that is a statement drops its result: `f(x);` becomes `dropped(f(x), site, 'f')`, which sees if that was a coroutine. */
import { types as t, type Visitor } from '@babel/core'
import { keyName } from './names.ts'
import type { Unit } from './unit.ts'

/** To be run before anything is lowered, while all statements are the user's. */
export const watchDrops = (unit: Unit): Visitor => ({
  ExpressionStatement(path) {
    const call = path.node.expression
    if (!(t.isCallExpression(call) || t.isOptionalCallExpression(call)) || t.isSuper(call.callee)) return
    const watched = unit.call('dropped', call, unit.site(path, call), t.stringLiteral(calleeOf(call.callee)))
    watched.loc = call.loc ?? null
    path.node.expression = watched
  },
})

/** As the user wrote it, as far as it is names: `items.put`. */
function calleeOf(node: t.Node): string {
  if (t.isThisExpression(node)) return 'this'
  if (t.isCallExpression(node) || t.isOptionalCallExpression(node)) return `${calleeOf(node.callee)}()`
  if (t.isMemberExpression(node) || t.isOptionalMemberExpression(node))
    return `${calleeOf(node.object)}${node.computed ? '[…]' : `.${keyName(node.property)}`}`
  return t.isIdentifier(node) ? node.name : '(…)'
}
