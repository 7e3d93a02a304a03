/**
 * Async functions become functions that return a coroutine, and async generators ones that return an async generator of
 * ours. The generator function behind each is made once, where the function is defined, and not once a call.
 * Source: the way of Babel's async-to-generator with its `module` and `method` options.
 */
import { type NodePath, types as t, type Visitor } from '@babel/core'
import { ANONYMOUS, keyName, nameOf } from './names.ts'
import type { Unit } from './unit.ts'

type AsyncFunction = t.FunctionDeclaration | t.FunctionExpression | t.ArrowFunctionExpression

export function lowerFunctions(unit: Unit): Visitor {
  return {
    FunctionDeclaration: { exit: path => void (path.node.async && lowerDeclaration(path, unit)) },
    'FunctionExpression|ArrowFunctionExpression': {
      exit(path) {
        const expression = path as NodePath<t.FunctionExpression | t.ArrowFunctionExpression>
        if (expression.node.async) lowerExpression(expression, unit)
      },
    },
    ObjectMethod: { exit: path => void (path.node.async && lowerObjectMethod(path, unit)) },
    ClassBody: { exit: path => lowerMethods(path, unit) },
  }
}

/** `async function f(a) {…}`: a generator function beside it, hoisted as it is, and `f` that starts nothing. */
function lowerDeclaration(path: NodePath<t.FunctionDeclaration>, unit: Unit): void {
  const { node } = path
  const name = nameOf(path)
  node.id ??= unit.fresh(name)
  const uses = usesOf(path)
  const body = t.functionDeclaration(bodyName(unit, name), node.params, node.body, true, false)
  body.loc = node.loc ?? null
  const kind = node.generator ? 'generator' : 'coroutine'
  const { params, call } = passOn(node, body.id!, uses, unit)
  node.params = params
  node.body = t.blockStatement([t.returnStatement(unit.call(kind, call, t.stringLiteral(name)))])
  node.async = node.generator = false
  path.insertBefore(body)
}

/** `async (a) => …`: handed to a helper that makes the function. */
function lowerExpression(path: NodePath<t.FunctionExpression | t.ArrowFunctionExpression>, unit: Unit): void {
  const name = nameOf(path)
  const keepsThis = path.isArrowFunctionExpression() && takesThisAround(path)
  const maker = path.node.generator ? 'generatorFunction' : keepsThis ? 'coroutineArrow' : 'coroutineFunction'
  const node = path.node as t.FunctionExpression
  const self = node.id
  const body = t.functionExpression(bodyName(unit, name), node.params, blockOf(path.node), true, false)
  body.loc = node.loc ?? null
  const made = unit.call(maker, body, t.stringLiteral(name), ...(keepsThis ? [t.thisExpression()] : []))
  path.replaceWith(self ? knownToItself(self, made) : made)
}

/**
 * Whether an arrow needs the `this` around it. It becomes a generator function, which has a `this` of its own; so it has of
 * `arguments` and `super`, which Babel therefore makes variables.
 */
function takesThisAround(path: NodePath<t.ArrowFunctionExpression>): boolean {
  const uses = usesOf(path)
  if (uses.args || uses.parent) path.arrowFunctionToExpression()
  return uses.self && !uses.args && !uses.parent
}

const blockOf = ({ body }: t.FunctionExpression | t.ArrowFunctionExpression): t.BlockStatement =>
  t.isExpression(body) ? t.blockStatement([t.returnStatement(body)]) : body

/** A function expression that calls itself by its own name. */
const knownToItself = (self: t.Identifier, made: t.Expression): t.Expression =>
  t.callExpression(
    t.arrowFunctionExpression(
      [],
      t.blockStatement([
        t.variableDeclaration('const', [t.variableDeclarator(self, made)]),
        t.returnStatement(t.cloneNode(self)),
      ]),
    ),
    [],
  )

function lowerObjectMethod(path: NodePath<t.ObjectMethod>, unit: Unit): void {
  const { key, params, body, generator, computed, loc } = path.node
  const method = t.functionExpression(null, params as t.FunctionExpression['params'], body, generator, true)
  method.loc = loc ?? null
  const [property] = path.replaceWith(t.objectProperty(key, method, computed))
  const value = property.get('value') as NodePath<t.FunctionExpression>
  if (value.node.async) lowerExpression(value, unit)
}

/** Methods stay generator methods, for `super` and private names; a static block makes functions of them, once. */
function lowerMethods(path: NodePath<t.ClassBody>, unit: Unit): void {
  const made: t.Statement[] = []
  for (const member of path.get('body')) {
    if (member.isClassPrivateMethod({ async: true })) lowerPrivateMethod(member, unit)
    else if (member.isClassMethod({ async: true })) made.push(t.expressionStatement(lowerMethod(member, unit)))
  }
  if (made.length > 0) path.node.body.unshift(t.staticBlock(made))
}

function lowerMethod(path: NodePath<t.ClassMethod>, unit: Unit): t.Expression {
  const { node } = path
  const helper = node.generator ? 'generatorMethod' : 'coroutineMethod'
  const name = nameOf(path)
  node.async = false
  node.generator = true
  const target = node.static ? t.thisExpression() : t.memberExpression(t.thisExpression(), t.identifier('prototype'))
  return unit.call(helper, target, keyOf(path, unit), t.stringLiteral(name))
}

/** The key as an expression; a computed one is computed once. */
function keyOf(path: NodePath<t.ClassMethod>, unit: Unit): t.Expression {
  const { node } = path
  if (!node.computed)
    return t.isIdentifier(node.key) ? t.stringLiteral(node.key.name) : t.cloneNode(node.key as t.StringLiteral)
  const memo = unit.fresh('key')
  path.scope.parent?.push({ id: memo })
  node.key = t.assignmentExpression('=', t.cloneNode(memo), node.key as t.Expression)
  return t.cloneNode(memo)
}

/** A private method cannot be replaced, but its body can be a private method of its own. */
function lowerPrivateMethod(path: NodePath<t.ClassPrivateMethod>, unit: Unit): void {
  const { node } = path
  const name = nameOf(path)
  const body = t.cloneNode(node, false)
  body.key = t.privateName(bodyName(unit, keyName(node.key).slice(1)))
  body.async = false
  body.generator = true
  const callee = t.memberExpression(t.thisExpression(), t.cloneNode(body.key))
  const call = t.callExpression(callee, [t.spreadElement(t.identifier('arguments'))])
  const kind = node.generator ? 'generator' : 'coroutine'
  node.params = []
  node.body = t.blockStatement([t.returnStatement(unit.call(kind, call, t.stringLiteral(name)))])
  node.async = node.generator = false
  path.insertBefore(body)
}

interface Uses {
  self: boolean
  args: boolean
  parent: boolean
}

/** Whether `this`, `arguments` and `super` may matter to what the function does. */
function usesOf(path: NodePath<AsyncFunction>): Uses {
  const uses: Uses = { self: false, args: false, parent: false }
  path.traverse({
    Function(inner) {
      if (!inner.isArrowFunctionExpression()) inner.skip()
    },
    ThisExpression() {
      uses.self = true
    },
    Super() {
      uses.parent = true
    },
    Identifier(inner) {
      if (inner.node.name === 'arguments') uses.args = true
    },
  })
  return uses
}

/** How a function calls the one that has its body: as cheaply as what the body looks at allows. */
function passOn(node: t.FunctionDeclaration, body: t.Identifier, uses: Uses, unit: Unit) {
  const optional = node.params.findIndex(param => t.isAssignmentPattern(param) || t.isRestElement(param))
  const required = optional < 0 ? node.params : node.params.slice(0, optional)
  const params = required.map(() => unit.fresh('arg')) // so that its `length` stays
  const callee = t.cloneNode(body)
  const method = (name: string) => t.memberExpression(callee, t.identifier(name))
  if (optional >= 0 || uses.args)
    return { params, call: t.callExpression(method('apply'), [t.thisExpression(), t.identifier('arguments')]) }
  const args = params.map(param => t.cloneNode(param))
  return {
    params,
    call: uses.self ? t.callExpression(method('call'), [t.thisExpression(), ...args]) : t.callExpression(callee, args),
  }
}

/** Stacks show it; `locate` knows it by this form. */
const bodyName = (unit: Unit, name: string): t.Identifier => unit.fresh(`${name === ANONYMOUS ? '' : name}$body`)
