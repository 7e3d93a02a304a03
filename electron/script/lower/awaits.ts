/** `await x` becomes `yield at(x, site)`: the task is told what is awaited, and where. */
import { types as t, type Visitor } from '@babel/core'
import type { Unit } from './unit.ts'

export const lowerAwaits = (unit: Unit): Visitor => ({
  AwaitExpression: {
    exit(path) {
      const yielded = t.yieldExpression(unit.call('at', path.node.argument, unit.site(path)))
      yielded.loc = path.node.loc ?? null
      path.replaceWith(yielded)
    },
  },
})
