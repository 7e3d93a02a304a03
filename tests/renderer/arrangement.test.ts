import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  AREAS,
  type Arrangement,
  areaOf,
  bringToFront,
  canMove,
  designed,
  movePane,
  readArrangement,
  TARGETS,
} from '../../renderer/store/arrangement.ts'
import { PANES } from '../../renderer/store/panes.ts'

/** `left: library | centre: tasks* source` and so on; the star is in front. */
const drawn = ({ stacks }: Arrangement): string =>
  AREAS.filter(area => stacks[area].panes.length > 0)
    .map(area => {
      const { panes, active } = stacks[area]
      return `${area}: ${panes.map(pane => (pane === active ? `${pane}*` : pane)).join(' ')}`
    })
    .join(' | ')

const kept = (arrangement: Arrangement): Arrangement => readArrangement(JSON.parse(JSON.stringify(arrangement)))

test('a pane that moves is in front where it goes, its area unfolded, and its neighbour in front where it was', () => {
  const folded = { ...designed, open: { ...designed.open, right: false } }
  const moved = movePane(bringToFront(folded, 'log'), 'log', 'right', 0)
  expect([moved.stacks.right, moved.stacks.centre.active, moved.open.right]).toEqual([
    { panes: ['log', 'inspector', 'lesson'], active: 'log' },
    'source',
    true,
  ])
})

test('tabs are put in order by moving them within their stack', () => {
  const first = movePane(designed, 'problems', 'bottom', 0)
  const after = movePane(first, 'problems', 'bottom', 2)
  expect([first, after].map(each => each.stacks.bottom.panes.indexOf('problems'))).toEqual([0, 1])
})

test('a half of the centre is there as long as it has a pane, whichever half is emptied', () => {
  const split = movePane(designed, 'source', 'below')
  const back = movePane(split, 'source', 'centre')
  const others = split.stacks.centre.panes.reduce((now, pane) => movePane(now, pane, 'second'), split)
  expect([split.split, areaOf(split, 'source'), back.stacks.second.panes, others.stacks.second.panes]).toEqual([
    'stacked',
    'second',
    [],
    [],
  ])
})

test('the last pane of the centre stays there', () => {
  const lone = designed.stacks.centre.panes
    .filter(pane => pane !== 'tasks')
    .reduce((now, pane) => movePane(now, pane, 'left'), designed)
  const targets = TARGETS.filter(target => canMove(lone, 'tasks', target))
  expect([movePane(lone, 'tasks', 'right'), targets]).toEqual([lone, []])
})

test('however panes are moved, each is in one place, each stack has one in front, and the centre has one; it is read as it was written', () => {
  const step = fc.tuple(fc.constantFrom(...PANES), fc.constantFrom(...TARGETS, 'second' as const), fc.nat(6))
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), steps => {
      const end = steps.reduce((now, [pane, target, index]) => movePane(now, pane, target, index), designed)
      const stacks = Object.values(end.stacks)
      expect(stacks.flatMap(stack => stack.panes).sort()).toEqual([...PANES].sort())
      for (const { panes, active } of stacks)
        expect(active === null ? panes.length === 0 : panes.includes(active)).toBe(true)
      expect(end.stacks.centre.panes).not.toEqual([])
      expect(kept(end)).toEqual(end)
    }),
  )
})

test('what another version wrote is taken as far as it makes sense: its unknown panes go, ours come home beside their neighbours', () => {
  const written = {
    stacks: {
      left: { panes: ['library', 'bookmarks'], active: 'bookmarks' },
      centre: { panes: ['log', 'source', 'log'], active: 'source' },
      right: { panes: ['log', 'workers', 7], active: 'workers' },
      bottom: 'nonsense',
    },
    split: 'diagonal',
    open: { left: false, right: 'yes' },
    sizes: { left: 300, bottom: -4, right: null },
    share: 200,
  }
  const read = readArrangement(written)
  expect([drawn(read), { ...read, stacks: null }]).toEqual([
    'left: library* runs | centre: graph tasks timeline log source* | bottom: resources* waits times findings problems | right: workers* inspector lesson',
    {
      stacks: null,
      split: 'beside',
      open: { left: false, bottom: true, right: true },
      sizes: { left: 300, bottom: null, right: null },
      share: 50,
    },
  ])
})

test.each([null, 7, [], { stacks: { left: { panes: [...PANES] } } }])(
  '%j gives an arrangement with a centre',
  written => {
    expect(readArrangement(written).stacks.centre.panes).not.toEqual([])
  },
)

test('a pane that goes leaves in front what was in front', () => {
  const moved = movePane(bringToFront(designed, 'tasks'), 'log', 'right')
  expect(moved.stacks.centre.active).toBe('tasks')
})

test('a pane alone in the second half can be split the other way, not the way it is; one of two there can be either', () => {
  const alone = movePane(designed, 'source', 'below')
  const two = movePane(alone, 'log', 'second')
  const can = (arrangement: Arrangement) =>
    (['beside', 'below'] as const).map(target => canMove(arrangement, 'source', target))
  expect([can(alone), can(two)]).toEqual([
    [true, false],
    [true, true],
  ])
})
