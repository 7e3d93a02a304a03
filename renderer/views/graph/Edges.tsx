import { type ReactFlowState, useStore as useFlowStore, ViewportPortal } from '@xyflow/react'
import { memo, useMemo } from 'react'
import { useText } from '../../i18n/index.ts'
import { useOverlay } from './context.ts'
import css from './edges.module.css'
import { labelOf } from './labels.ts'
import type { Link } from './model/links.ts'
import { hasTip, type Line, route, tipOf } from './model/route.ts'
import type { Scene } from './model/scene.ts'
import { meets, type Rect } from './model/size.ts'

interface EdgesProps {
  links: readonly Link[]
  scene: Scene
  onEdgeClick?: ((link: Link) => void) | undefined
}

/** All lines in one layer below the nodes. Lit ones come last, over the others. */
export function Edges({ links, scene, onEdgeClick }: EdgesProps) {
  const routed = useMemo(() => route(links, scene), [links, scene])
  const inView = useInView()
  const lines = useMemo(() => routed.filter(({ box }) => meets(box, inView)), [routed, inView])
  return (
    <ViewportPortal>
      <svg className={css.edges} aria-hidden="true">
        {lines.map(line => (
          <Edge key={line.link.id} line={line} onClick={onEdgeClick} />
        ))}
      </svg>
    </ViewportPortal>
  )
}

/** Lines are looked for anew when the view has moved this far, in pixels of the screen. */
const TILE = 256

const tilesInView = ({ transform: [x, y, zoom], width, height }: ReactFlowState): string =>
  [
    Math.floor(-x / TILE),
    Math.floor(-y / TILE),
    Math.ceil((width - x) / TILE),
    Math.ceil((height - y) / TILE),
    zoom,
  ].join(' ')

/** The part of the graph that is in view, a little more than less. */
function useInView(): Rect {
  const tiles = useFlowStore(tilesInView)
  return useMemo(() => {
    const [left = 0, top = 0, right = 0, bottom = 0, zoom = 1] = tiles.split(' ').map(Number)
    const scale = TILE / zoom
    return { x: left * scale, y: top * scale, width: (right - left) * scale, height: (bottom - top) * scale }
  }, [tiles])
}

interface EdgeProps {
  line: Line
  onClick: ((link: Link) => void) | undefined
}

const Edge = memo(
  function Edge({ line, onClick }: EdgeProps) {
    const { link, d } = line
    return (
      <g className={css.edge} data-kind={link.kind} data-mark={link.mark ?? undefined}>
        <path d={d} />
        {hasTip(link) ? <path className={css.tip} d={tipOf(line)} /> : null}
        <Label line={line} />
        {/* biome-ignore lint/a11y/noStaticElementInteractions: what one does to a line is in the inspector, too */}
        {onClick ? <path className={css.hit} d={d} onClick={() => onClick(link)} /> : null}
      </g>
    )
  },
  (a, b) => a.line.d === b.line.d && a.onClick === b.onClick && alike(a.line.link, b.line.link),
)

const alike = (a: Link, b: Link): boolean => a === b || (a.kind === b.kind && a.mark === b.mark && a.count === b.count)

function Label({ line }: { line: Line }) {
  const t = useText('graph')
  const far = useOverlay(overlay => overlay.far)
  const words = far ? '' : labelOf(line, t)
  if (words === '') return null
  return (
    <text x={line.middle.x} y={line.middle.y} className={css.label}>
      {words}
    </text>
  )
}
