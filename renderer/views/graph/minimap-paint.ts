import type { TaskState } from '../../../shared/protocol/events.ts'
import type { RunState } from '../../../shared/state/run-state.ts'
import type { MapView } from './Minimap.tsx'
import { rectOf, type Scene } from './model/scene.ts'
import type { GraphNode } from './model/structure.ts'

const NAMES = {
  running: '--running-fill',
  ready: '--ready-line',
  waiting: '--waiting-line',
  cancelling: '--cancelling-fill',
  cancelled: '--cancelled-fill',
  failed: '--failed-fill',
  finished: '--finished-line',
  none: '--border-strong',
  resource: '--text-3',
  view: '--accent',
} as const
export type MapColours = Readonly<Record<keyof typeof NAMES, string>>

export function mapColours(element: Element): MapColours {
  const style = getComputedStyle(element)
  return Object.fromEntries(
    Object.entries(NAMES).map(([key, name]) => [key, style.getPropertyValue(name)]),
  ) as unknown as MapColours
}

/** A box a node in its state's hue: filled while something goes on in it, an outline when it is over or nothing has begun. */
export function paintMap(
  canvas: HTMLCanvasElement,
  scene: Scene,
  run: RunState | null,
  { scale, left, top, view }: MapView,
  colours: MapColours,
): void {
  const pen = canvas.getContext('2d')
  if (!pen) return
  pen.setTransform(2, 0, 0, 2, 0, 0)
  pen.clearRect(0, 0, canvas.width, canvas.height)
  for (const node of scene.structure.nodes.values()) {
    const rect = rectOf(scene, node.key)
    if (!rect) continue
    const [x, y] = [(rect.x - left) * scale, (rect.y - top) * scale]
    const [width, height] = [Math.max(2, rect.width * scale), Math.max(1.5, rect.height * scale)]
    const state = stateOf(node, run)
    pen.fillStyle = pen.strokeStyle = colours[state]
    if (state === 'none' || state === 'resource' || state === 'finished')
      pen.strokeRect(x + 0.5, y + 0.5, width - 1, height - 1)
    else pen.fillRect(x, y, width, height)
  }
  pen.strokeStyle = colours.view
  pen.lineWidth = 1
  pen.strokeRect(
    (view.x - left) * scale + 0.5,
    (view.y - top) * scale + 0.5,
    view.width * scale - 1,
    view.height * scale - 1,
  )
}

/** Of copies, the one that says most: what failed, then what moves, then what waits. */
const FIRST: readonly TaskState[] = ['failed', 'cancelling', 'running', 'ready', 'waiting', 'cancelled', 'finished']
/** Of a stack no more are looked at. */
const LOOKED_AT = 64

function stateOf(node: GraphNode, run: RunState | null): keyof MapColours {
  if (node.kind === 'resource') return 'resource'
  const states = new Set(node.members.slice(0, LOOKED_AT).map(id => run?.tasks.get(id)?.state))
  return FIRST.find(state => states.has(state)) ?? 'none'
}
