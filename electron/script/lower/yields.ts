/** Inside async generators, tells a value for the consumer apart from something that is awaited. */
import { type NodePath, types as t, type Visitor } from '@babel/core'
import type { Unit } from './unit.ts'

/** `yield v` hands out what `v` awaits to, `yield* v` all of an async iterable, `return v` awaits `v`. */
export function lowerYields(unit: Unit): Visitor {
  const lowered = new WeakSet<t.Node>()
  return {
    YieldExpression(path) {
      const { node } = path
      if (lowered.has(node) || !isInAsyncGenerator(path)) return
      lowered.add(node)
      if (node.delegate) node.argument = unit.call('delegate', node.argument!, unit.site(path))
      else node.argument = unit.call('emit', ...(node.argument ? [awaitOf(node.argument)] : []))
    },
    ReturnStatement(path) {
      const { argument } = path.node
      if (argument && isInAsyncGenerator(path)) path.node.argument = awaitOf(argument)
    },
  }
}

function isInAsyncGenerator(path: NodePath): boolean {
  const inside = path.getFunctionParent()?.node
  return inside !== undefined && 'generator' in inside && inside.generator === true && inside.async === true
}

function awaitOf(value: t.Expression): t.AwaitExpression {
  const awaited = t.awaitExpression(value)
  awaited.loc = value.loc ?? null
  return awaited
}
