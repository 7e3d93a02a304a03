/**
 * The graph as a picture that stands alone: the same boxes, words and lines as on the screen, with its styles in it and its
 * fonts named. Pure: what it says and which colours it has come in.
 */
import { hasTip, type Line, tipOf } from '../model/route.ts'
import { drawnRect, frameRect, type Scene } from '../model/scene.ts'
import { around, type Rect } from '../model/size.ts'
import type { Frame, NodeKey } from '../model/structure.ts'
import type { NodeView } from '../model/views.ts'
import type { Words } from '../nodes/use-words.ts'
import { element, escaped, text } from './markup.ts'
import { nodeSvg } from './node.ts'
import { styleOf } from './style.ts'
import type { Tokens } from './tokens.ts'

export interface Picture {
  readonly title: string
  readonly scene: Scene
  readonly lines: readonly Line[]
  view(key: NodeKey): NodeView | null
  /** Places in the chain that is lit, by node or `node#task`. */
  readonly numbers: ReadonlyMap<string, number>
  readonly dead: boolean
  readonly words: Words
  frameName(frame: Frame): string
  label(line: Line): string
  readonly tokens: Tokens
  /** Style rules that bring the fonts along. */
  readonly fonts?: string
}

const MARGIN = 24

export function svgOf(picture: Picture): string {
  const { scene, tokens } = picture
  const frames = [...scene.structure.frames.values()].flatMap(frame => {
    const rect = frameRect(scene, frame)
    return rect ? [{ frame, rect }] : []
  })
  const nodes = [...scene.structure.nodes.values()].flatMap(node => {
    const rect = drawnRect(scene, node.key)
    const view = picture.view(node.key)
    return rect && view ? [{ node, rect, view }] : []
  })
  const all = around(
    [...frames, ...nodes].map(({ rect }) => rect),
    MARGIN,
  ) ?? { x: 0, y: 0, width: 1, height: 1 }
  // What is open stands over its neighbours.
  const open = (key: NodeKey): number => (scene.opened[key] === undefined ? 0 : 1)
  nodes.sort((a, b) => open(a.node.key) - open(b.node.key))
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `${all.x} ${all.y} ${all.width} ${all.height}`,
      width: all.width,
      height: all.height,
      role: 'img',
    },
    element('title', {}, escaped(picture.title)),
    element('style', {}, `${picture.fonts ?? ''}${styleOf(tokens)}`),
    hatches(tokens),
    element('rect', { ...all, class: 'canvas' }),
    ...frames.map(({ frame, rect }) => frameSvg(picture, frame, rect)),
    ...picture.lines.map(line => lineSvg(picture, line)),
    ...nodes.map(({ node, rect, view }) => nodeSvg(picture, node, rect, view)),
  )
}

function hatches(tokens: Tokens): string {
  const hatch = (id: string, colour: string | undefined, width: number): string =>
    element(
      'pattern',
      { id, width: 4.2426, height: 4.2426, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
      element('rect', { width, height: 4.2426, fill: colour }),
    )
  return element(
    'defs',
    {},
    hatch('waiting', tokens['waiting-hatch'], 1.2),
    hatch('quiet', tokens['waiting-hatch-quiet'], 1.2),
    hatch('cancelling', tokens['cancelling-hatch'], 2.1213),
  )
}

function frameSvg(picture: Picture, frame: Frame, { x, y, width, height }: Rect): string {
  return element(
    'g',
    {},
    element('rect', { x, y, width, height, rx: 12, class: 'frame' }),
    text(x + 12, y + 18, picture.frameName(frame), { size: 11, font: 'ui', look: 'faint' }),
  )
}

function lineSvg(picture: Picture, line: Line): string {
  const { link, d, middle } = line
  const look = ['edge', link.kind, ...(link.mark === null ? [] : [link.mark])].join(' ')
  return element(
    'g',
    { class: look },
    element('path', { d }),
    hasTip(link) ? element('path', { d: tipOf(line), class: 'tip' }) : '',
    text(middle.x, middle.y + 3, picture.label(line), { size: 10, font: 'ui', look: 'at', anchor: 'middle' }),
  )
}
