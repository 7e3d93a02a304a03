import { useStore as useFlowStore } from '@xyflow/react'
import { type PointerEvent, useEffect, useRef } from 'react'
import { useText } from '../../i18n/index.ts'
import { themeOf, useApp } from '../../store/index.ts'
import { useGraph } from './context.ts'
import css from './graph.module.css'
import { type MapColours, mapColours, paintMap } from './minimap-paint.ts'
import type { Scene } from './model/scene.ts'
import { around, rectAt, sizeOf } from './model/size.ts'
import { boundsOf } from './use-commands.ts'
import { usePane } from './use-pane.ts'

const WIDTH = 140
const HEIGHT = 84
/** States are small here: a few times a second is enough. */
const PAINT_MS = 250

/** All of it, with its states and the part in view. Away while all is in view. */
export function Minimap({ scene }: { scene: Scene }) {
  const t = useText('graph')
  const { feed } = useGraph()
  const pane = usePane()
  const theme = useApp(themeOf)
  const canvas = useRef<HTMLCanvasElement>(null)
  const all = boundsOf(scene)
  const hidden = useFlowStore(({ transform: [x, y, zoom], width, height }) => {
    if (!all) return true
    const right = (all.x + all.width) * zoom + x
    const bottom = (all.y + all.height) * zoom + y
    return all.x * zoom + x >= 0 && all.y * zoom + y >= 0 && right <= width && bottom <= height
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme has other colours
  useEffect(() => {
    if (hidden || !canvas.current) return
    const colours: MapColours = mapColours(canvas.current)
    const paint = (): void => {
      if (canvas.current) paintMap(canvas.current, scene, feed.moment.run, mapOf(scene, pane), colours)
    }
    paint()
    const timer = setInterval(paint, PAINT_MS)
    return () => clearInterval(timer)
  }, [scene, feed, pane, hidden, theme])
  if (hidden) return null
  const goTo = (event: PointerEvent<HTMLCanvasElement>): void => {
    if (event.buttons !== 1) return
    const box = event.currentTarget.getBoundingClientRect()
    const { scale, left, top } = mapOf(scene, pane)
    const { width, height } = pane.size()
    const { zoom } = pane.viewport()
    const x = (event.clientX - box.left) / scale + left
    const y = (event.clientY - box.top) / scale + top
    pane.show({ x: width / 2 - x * zoom, y: height / 2 - y * zoom, zoom }, false)
  }
  return (
    <canvas
      ref={canvas}
      className={css.map}
      width={WIDTH * 2}
      height={HEIGHT * 2}
      style={{ width: WIDTH, height: HEIGHT }}
      role="img"
      aria-label={t('map')}
      title={t('map')}
      onPointerDown={event => {
        event.currentTarget.setPointerCapture(event.pointerId)
        goTo(event)
      }}
      onPointerMove={goTo}
    />
  )
}

export interface MapView {
  /** Pixels of the map to one of the graph. */
  readonly scale: number
  readonly left: number
  readonly top: number
  readonly view: { x: number; y: number; width: number; height: number }
}

/** The graph and what is in view of it, whichever reaches further. */
function mapOf(scene: Scene, pane: ReturnType<typeof usePane>): MapView {
  const { x, y, zoom } = pane.viewport()
  const { width, height } = pane.size()
  const view = { x: -x / zoom, y: -y / zoom, width: width / zoom, height: height / zoom }
  const rects = [...scene.structure.nodes.values()].flatMap(node => {
    const place = scene.places.get(node.key)
    return place ? [rectAt(place, sizeOf(node))] : []
  })
  const all = around([...rects, view], 0) ?? view
  const scale = Math.min(WIDTH / all.width, HEIGHT / all.height)
  return { scale, left: all.x - (WIDTH / scale - all.width) / 2, top: all.y - (HEIGHT / scale - all.height) / 2, view }
}
