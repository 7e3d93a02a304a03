/** `using` and `await using`: what they name is disposed of when its block is left, the last first. */
import { types as t, template, type Visitor } from '@babel/core'
import { isUsing } from './refuse.ts'
import type { Unit } from './unit.ts'

const SCOPED = template.statements(
  `const %%scope%% = %%open%%;
  try { %%body%% } catch (%%error%%) { %%scope%%.fail(%%error%%); } finally { %%leave%% }`,
  { syntacticPlaceholders: true },
)

export function lowerUsing(unit: Unit): Visitor {
  return {
    ForOfStatement: path => moveIntoBody(path.node, unit),
    ForStatement(path) {
      const { init } = path.node
      if (!t.isVariableDeclaration(init) || !isUsing(init)) return
      path.node.init = null
      path.replaceWith(t.blockStatement([init, path.node]))
    },
    'BlockStatement|StaticBlock': {
      exit(path) {
        const block = path.node as t.BlockStatement | t.StaticBlock
        const declarations = block.body.filter(isUsingDeclaration)
        const [first] = declarations
        if (first === undefined) return
        const scope = unit.fresh('scope')
        const waits = declarations.find(declaration => declaration.kind === 'await using')
        const leave = waits
          ? t.yieldExpression(call(scope, 'disposeAsync', unit.site(path, waits)), true)
          : call(scope, 'dispose')
        for (const declaration of declarations) take(declaration, scope)
        block.body = SCOPED({
          scope,
          open: unit.call('disposeScope'),
          body: block.body,
          error: unit.fresh('error'),
          leave: t.expressionStatement(leave),
        })
      },
    },
  }
}

/** `for (using x of y) body` has a scope each time around. */
function moveIntoBody(loop: t.ForOfStatement, unit: Unit): void {
  if (!t.isVariableDeclaration(loop.left) || !isUsing(loop.left)) return
  const declaration = loop.left
  const each = unit.fresh('each')
  loop.left = t.variableDeclaration('const', [t.variableDeclarator(each)])
  declaration.declarations[0]!.init = t.cloneNode(each)
  loop.body = t.blockStatement([declaration, loop.body])
}

/** `using x = v` becomes `const x = scope.use(v)`. */
function take(declaration: t.VariableDeclaration, scope: t.Identifier): void {
  const method = declaration.kind === 'await using' ? 'useAsync' : 'use'
  declaration.kind = 'const'
  for (const one of declaration.declarations) one.init = call(scope, method, one.init!)
}

const isUsingDeclaration = (node: t.Node): node is t.VariableDeclaration =>
  t.isVariableDeclaration(node) && isUsing(node)

const call = (object: t.Identifier, method: string, ...args: t.Expression[]): t.CallExpression =>
  t.callExpression(t.memberExpression(t.cloneNode(object), t.identifier(method)), args)
