import { expect, test } from 'vitest'
import { blocksOf, spread } from '../../../renderer/views/graph/layout/blocks.ts'
import { placed } from '../../../renderer/views/graph/layout/place.ts'
import { staticLinks } from '../../../renderer/views/graph/model/links.ts'
import { frameRect } from '../../../renderer/views/graph/model/scene.ts'
import { meets, type Places, type Rect, rectAt, roomFor, sizeOf } from '../../../renderer/views/graph/model/size.ts'
import { nearest } from '../../../renderer/views/graph/model/spatial.ts'
import type { Structure } from '../../../renderer/views/graph/model/structure.ts'
import { fitting, isInView, revealing } from '../../../renderer/views/graph/model/viewport.ts'
import { ScriptedRun } from '../../support/scripted-run.ts'
import { outline, structure, task } from './support.ts'

const of = outline([task('cook'), task('serve', { after: ['cook'] })])

function busy(made: number): ScriptedRun {
  const run = new ScriptedRun().task(1, 'cook', { node: 'cook' }).task(2, 'serve', { node: 'serve' })
  const letters = (i: number): string => String.fromCharCode(97 + (i % 26)).repeat(1 + Math.floor(i / 26))
  for (let i = 0; i < made; i++) run.task(3 + i, letters(i), { parent: 1 })
  return run
}

const rects = ({ nodes }: Structure, places: Places): Rect[] =>
  [...nodes.values()].map(node => rectAt(places.get(node.key)!, roomFor(node)))

const overlaps = (all: readonly Rect[]): number =>
  all.flatMap((a, i) => all.slice(i + 1).filter(b => meets(a, b))).length

test('what comes while one looks moves nothing that is there, overlaps nothing, and stands below its creator', () => {
  const before = structure(of, busy(0).state)
  const first: Places = new Map([
    ['task:cook', [0, 0]],
    ['task:serve', [260, 0]],
  ])
  const after = structure(of, busy(40).state)
  const places = placed(after, staticLinks(after, of), first)
  expect({
    kept: [...before.nodes.keys()].map(key => places.get(key)),
    all: places.size,
    overlaps: overlaps(rects(after, places)),
    first: places.get('task:cook/a'),
  }).toEqual({
    kept: [
      [0, 0],
      [260, 0],
    ],
    all: 42,
    overlaps: 0,
    first: [28, 70],
  })
})

test('members of a task group come into its frame, and nobody else does', () => {
  const group = { id: 1, name: 'dishes', owner: 1 }
  const run = new ScriptedRun()
    .task(1, 'cook', { node: 'cook' })
    .task(2, 'serve', { node: 'serve' })
    .task(3, 'soup', { parent: 1, group })
    .task(4, 'roast', { parent: 1, group })
    .task(5, 'wash', { parent: 1 })
  const found = structure(of, run.state)
  const places = placed(
    found,
    [],
    new Map([
      ['task:cook', [0, 0] as const],
      ['task:serve', [300, 0] as const],
    ]),
  )
  const [frame] = [...found.frames.values()].map(frame => frameRect({ structure: found, places, opened: {} }, frame)!)
  const inside = [...found.nodes.values()].filter(node => meets(frame!, rectAt(places.get(node.key)!, sizeOf(node))))
  expect(inside.map(({ name }) => name)).toEqual(['soup', 'roast'])
})

test('a block is a task with all that came of it; blocks are joined by what their nodes are joined by', () => {
  const found = structure(of, busy(30).state)
  const { blocks, edges } = blocksOf(found, staticLinks(found, of))
  const places = spread(
    blocks,
    new Map([
      ['task:cook', [0, 0]],
      ['task:serve', [2_000, 0]],
    ]),
  )
  expect({
    blocks: blocks.map(({ key, places }) => [key, places.size]),
    edges,
    overlaps: overlaps(rects(found, places)),
  }).toEqual({
    blocks: [
      ['task:cook', 31],
      ['task:serve', 1],
    ],
    edges: [['task:cook', 'task:serve']],
    overlaps: 0,
  })
})

test('an arrow key goes to the nearest node that way; what lies straight ahead counts as nearer', () => {
  const box = (x: number, y: number): Rect => ({ x, y, width: 100, height: 40 })
  const boxes = new Map([
    ['here', box(0, 0)],
    ['ahead', box(300, 10)],
    ['aside', box(150, 120)],
    ['below', box(20, 200)],
  ])
  const from = (direction: 'left' | 'right' | 'up' | 'down') => nearest(boxes, 'here', direction)
  expect([from('right'), from('down'), from('left'), from('up')]).toEqual(['ahead', 'below', null, null])
})

test('a graph is shown whole, but never too small to be read; what is out of view is brought in by the least movement', () => {
  const pane = { width: 800, height: 400 }
  const whole = fitting({ x: 0, y: 0, width: 1_000, height: 300 }, pane, { least: 0.6, most: 1.25 })
  const large = fitting({ x: 0, y: 0, width: 9_000, height: 300 }, pane, { least: 0.6, most: 1.25 })
  const far: Rect = { x: 900, y: 100, width: 100, height: 50 }
  const at = { x: 0, y: 0, zoom: 1 }
  expect({
    whole: isInView({ x: 999, y: 299, width: 1, height: 1 }, whole, pane),
    large: { zoom: large.zoom, x: large.x },
    near: revealing({ ...far, x: 100 }, at, pane),
    far: revealing(far, at, pane),
  }).toEqual({ whole: true, large: { zoom: 0.6, x: 54 }, near: null, far: { x: -218, y: 0, zoom: 1 } })
})
