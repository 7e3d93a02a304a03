/** One node of an exported picture. */
import type { TaskState } from '../../../../shared/protocol/events.ts'
import { type CellState, glyphs } from '../../../ui/icons/StateGlyph.tsx'
import { HEAD, hasRows, MIX, type Rect, ROW } from '../model/size.ts'
import type { GraphNode, ResourceNode, TaskNode } from '../model/structure.ts'
import type { NodeView, ResourceView, StackView, TaskView } from '../model/views.ts'
import { element, escaped, type TextStyle, text, widthOf } from './markup.ts'
import type { Picture } from './svg.ts'

const NAME: TextStyle = { size: 12, font: 'code', look: 'strong' }
const SMALL: TextStyle = { size: 11, font: 'ui', look: 'dim' }

export function nodeSvg(picture: Picture, node: GraphNode, rect: Rect, view: NodeView): string {
  const drawn =
    node.kind === 'resource'
      ? resource(picture, node, rect, view as ResourceView)
      : view.kind === 'stack'
        ? stack(picture, node, rect, view)
        : task(picture, rect, view as TaskView)
  return element(
    'g',
    { transform: `translate(${rect.x} ${rect.y})` },
    element('title', {}, escaped(picture.words.name(node, view))),
    drawn,
    step(picture, node.key, rect.width, HEAD / 2, node.kind === 'task' && view.kind === 'task' ? 'left' : 'right'),
  )
}

function task({ words }: Picture, { width, height }: Rect, view: TaskView): string {
  const { state } = view
  const word = words.state(view)
  const wide = widthOf(word, SMALL)
  const elapsed = words.elapsed(view)
  const over = state === 'finished' || state === 'cancelled'
  return [
    element('rect', { width, height, rx: 8, class: `box ${state ?? ''}${over ? ' over' : ''}` }),
    state === null ? '' : cell(state, 8, 8),
    text(state === null ? 9 : 30, 20, view.name, { ...NAME, room: width - wide - 46 }),
    text(width - 9, 20, word, { ...SMALL, look: state === null ? 'faint' : `word ${state}`, anchor: 'end' }),
    text(9, HEAD + 12, words.reason(view), { ...SMALL, room: width - widthOf(elapsed, SMALL) - 26 }),
    text(width - 9, HEAD + 12, elapsed, { ...SMALL, look: 'faint', anchor: 'end' }),
  ].join('')
}

function stack(picture: Picture, node: TaskNode, { width, height }: Rect, view: StackView): string {
  const { words } = picture
  const below = hasRows(node) ? HEAD : HEAD + MIX
  return [
    element('rect', { x: 5, y: 5, width, height, rx: 8, class: 'box' }),
    element('rect', { width, height, rx: 8, class: `box ${view.deadlocked ? 'deadlocked' : ''}` }),
    text(9, 20, node.name, { ...NAME, room: width - 60 }),
    text(width - 9, 20, `×${view.total}`, { ...SMALL, anchor: 'end' }),
    hasRows(node) ? '' : mix(view, width) + text(9, HEAD + 28, words.counts(view), { ...SMALL, room: width - 18 }),
    ...view.rows.map((row, i) => rowSvg(picture, node, row, below + i * ROW, width)),
  ].join('')
}

function rowSvg(picture: Picture, node: TaskNode, row: TaskView, top: number, width: number): string {
  const { words } = picture
  const label = node.declared && row.name.startsWith(node.name) ? row.name.slice(node.name.length) : row.name
  const from = 30 + Math.min(widthOf(label, NAME), width / 2) + 6
  return [
    element('line', { x1: 0, x2: width, y1: top, y2: top, class: 'rule' }),
    row.state === null ? '' : cell(row.state, 8, top + 5),
    text(30, top + 17, label, { ...NAME, size: 11, room: width / 2 }),
    text(from, top + 17, words.reason(row) || words.state(row), { ...SMALL, room: width - from - 8 }),
    step(picture, `${node.key}#${row.task}`, width, top + ROW / 2, 'right'),
  ].join('')
}

function mix({ counts, total }: StackView, width: number): string {
  let x = 9
  return (Object.entries(counts) as [TaskState, number][])
    .filter(([, count]) => count > 0)
    .map(([state, count]) => {
      const part = (count / Math.max(1, total)) * (width - 18)
      const drawn =
        element('rect', { x, y: HEAD + 4, width: part, height: 6, class: `part ${state}` }) +
        (state === 'waiting' ? element('rect', { x, y: HEAD + 4, width: part, height: 6, fill: 'url(#waiting)' }) : '')
      x += part
      return drawn
    })
    .join('')
}

function resource(
  { words }: Picture,
  node: ResourceNode,
  { width, height }: Rect,
  { instrument, total }: ResourceView,
): string {
  const { name } = node
  const { amount, slots, line } = instrument
  const each = slots ? (width - 16 - 2 * (slots.length - 1)) / slots.length : 0
  return [
    element('rect', { width, height, rx: 5, class: 'inset' }),
    text(9, 19, name, { ...NAME, room: width - 60 }),
    text(9 + widthOf(name, NAME) + 7, 19, words.kind(node), { ...SMALL, look: 'faint' }),
    text(width - 9, 19, amount ?? (total > 1 ? `×${total}` : ''), { ...SMALL, anchor: 'end' }),
    line ? text(9, HEAD + 12, words.line(line), { ...SMALL, look: line.on ? 'dim' : 'faint', room: width - 18 }) : '',
    ...(slots ?? []).map((item, i) => {
      const x = 8 + i * (each + 2)
      return (
        element('rect', {
          x,
          y: HEAD - 2,
          width: each,
          height: 19,
          rx: 2,
          class: `slot ${item === null ? '' : 'taken'}`,
        }) + text(x + each / 2, HEAD + 11, item ?? '', { ...NAME, size: 10, anchor: 'middle', room: each - 6 })
      )
    }),
  ].join('')
}

function cell(state: CellState, x: number, y: number): string {
  const hatch = state === 'waiting' ? 'quiet' : state === 'cancelling' ? 'cancelling' : null
  const strokes = glyphs[state].map(({ d, width = 1.75, dashes, filled }) =>
    element('path', {
      d,
      'stroke-width': width,
      'stroke-dasharray': dashes,
      ...(filled ? { fill: 'currentColor', stroke: 'none' } : {}),
    }),
  )
  return [
    element('rect', { x: x + 0.5, y: y + 0.5, width: 15, height: 15, rx: 3, class: `cell ${state}` }),
    hatch === null ? '' : element('rect', { x: x + 1, y: y + 1, width: 14, height: 14, fill: `url(#${hatch})` }),
    element(
      'g',
      {
        transform: `translate(${x + 3} ${y + 3}) scale(0.625)`,
        class: `glyph ${state}`,
        ...{ 'stroke-linecap': 'round', 'stroke-linejoin': 'round' },
      },
      ...strokes,
    ),
  ].join('')
}

/** A number of the lit chain: at the corner of a single task, whose head is full, else at the right. */
function step({ numbers, dead }: Picture, at: string, width: number, y: number, side: 'left' | 'right'): string {
  const number = numbers.get(at)
  if (number === undefined) return ''
  const [cx, cy] = side === 'left' ? [0, 0] : [width, y]
  return (
    element('circle', { cx, cy, r: 8, class: dead ? 'cell deadlocked' : 'step' }) +
    text(cx, cy + 3.5, String(number), { size: 10, font: 'ui', look: 'onStep', anchor: 'middle' })
  )
}
