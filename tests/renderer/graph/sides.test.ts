/** Lines go around what stands between the two that they join. */
import { expect, test } from 'vitest'
import { staticLinks } from '../../../renderer/views/graph/model/links.ts'
import { route } from '../../../renderer/views/graph/model/route.ts'
import type { Place } from '../../../renderer/views/graph/model/size.ts'
import { outline, structure, task } from './support.ts'

const of = outline([task('from'), task('between'), task('to', { after: ['from'] })])

/** Where the line from `from` to `to` begins and ends, as steps from the corner of either. */
function ends(from: Place, between: Place, to: Place): { leaves: readonly number[]; arrives: string | undefined } {
  const places = new Map([
    ['task:from', from],
    ['task:between', between],
    ['task:to', to],
  ] as const)
  const [line] = route(staticLinks(structure(of), of), { structure: structure(of), opened: {}, places })
  const [, x, y] = /^M([\d.-]+) ([\d.-]+)/.exec(line!.d)!
  return { leaves: [Number(x) - from[0], Number(y) - from[1]], arrives: line?.end.side }
}

test('nothing is in the way: a line leaves and arrives at the sides that face one another', () => {
  const away: Place = [300, 900]
  expect([ends([0, 0], away, [600, 200]), ends([600, 0], away, [0, 200]), ends([0, 0], away, [0, 300])]).toEqual([
    { leaves: [192, 28], arrives: 'left' },
    { leaves: [0, 28], arrives: 'right' },
    { leaves: [96, 56], arrives: 'top' },
  ])
})

test('a node stands between: forwards the line arrives from above or below, backwards between the rows, down beside it', () => {
  expect([
    ends([0, 200], [340, 30], [600, 0]),
    ends([0, 0], [340, 170], [600, 200]),
    ends([600, 0], [300, 30], [0, 160]),
    ends([0, 0], [0, 150], [0, 300]),
  ]).toEqual([
    { leaves: [192, 28], arrives: 'bottom' },
    { leaves: [192, 28], arrives: 'top' },
    { leaves: [96, 56], arrives: 'top' },
    { leaves: [192, 28], arrives: 'right' },
  ])
})
