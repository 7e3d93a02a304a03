/** `for await`: asks for one value after another, and closes the iterator if the loop is left before its end. */
import { type NodePath, types as t, template, type Visitor } from '@babel/core'
import type { Unit } from './unit.ts'

const LOOP = template.statements(
  `const %%loop%% = %%open%%;
  try { %%rounds%% }
  catch (%%error%%) { throw %%loop%%.fail(%%error%%); }
  finally { if (%%loop%%.open) %%close%% }`,
  { syntacticPlaceholders: true },
)

export function lowerLoops(unit: Unit): Visitor {
  return {
    ForOfStatement: {
      exit(path) {
        if (!path.node.await) return
        const loop = unit.fresh('loop')
        const close = t.callExpression(member(loop, 'close'), [unit.site(path)])
        const statements = LOOP({
          loop,
          open: unit.call('iterate', path.node.right),
          rounds: labelled(path, rounds(path.node, loop)),
          error: unit.fresh('error'),
          close: t.expressionStatement(t.yieldExpression(close, true)),
        })
        outermostLabel(path).replaceWith(t.blockStatement(statements))
      },
    },
  }
}

/** `while (loop.step(await loop.next())) { x = loop.value; body }` */
function rounds(node: t.ForOfStatement, loop: t.Identifier): t.WhileStatement {
  const next = t.awaitExpression(t.callExpression(member(loop, 'next'), []))
  next.loc = node.loc ?? null
  const value = member(loop, 'value')
  const { left } = node
  if (t.isVariableDeclaration(left)) left.declarations[0]!.init = value
  const take = t.isVariableDeclaration(left)
    ? left
    : t.expressionStatement(t.assignmentExpression('=', left as t.LVal & t.AssignmentExpression['left'], value))
  return t.whileStatement(t.callExpression(member(loop, 'step'), [next]), t.blockStatement([take, node.body]))
}

/** A label must stay on the loop itself, for `continue`. */
function labelled(path: NodePath, loop: t.Statement): t.Statement {
  const { parentPath } = path
  return parentPath?.isLabeledStatement() ? labelled(parentPath, t.labeledStatement(parentPath.node.label, loop)) : loop
}

const outermostLabel = (path: NodePath): NodePath =>
  path.parentPath?.isLabeledStatement() ? outermostLabel(path.parentPath) : path

const member = (object: t.Identifier, name: string): t.MemberExpression =>
  t.memberExpression(t.cloneNode(object), t.identifier(name))
