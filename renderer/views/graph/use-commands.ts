import { useStore as useFlowStore } from '@xyflow/react'
import { useEffect, useRef } from 'react'
import { type GraphCommand, noGraphView, showsAll, useApp, useAppStore } from '../../store/index.ts'
import { useGraph } from './context.ts'
import { useExport } from './export/use-export.ts'
import type { Link } from './model/links.ts'
import { drawnRect, frameRect, type Scene } from './model/scene.ts'
import { around, type Rect } from './model/size.ts'
import { FIRST, fitting, ZOOM, zoomed } from './model/viewport.ts'
import { usePane } from './use-pane.ts'
import type { Placing } from './use-places.ts'

const ZOOM_STEP = 1.25

export type Commands = Readonly<Record<Exclude<GraphCommand, 'search'>, () => void>>

/** What actions, keys and buttons ask of the view, and how a graph is shown at first. */
export function useCommands(scene: Scene, links: readonly Link[], placing: Placing): Commands {
  const store = useAppStore()
  const pane = usePane()
  const save = useExport(scene, links)
  const asked = useApp(state => state.graphCommand)
  const refit = useRef(false)
  const { doc } = useGraph()
  const showAll = (bounds: { least: number; most: number }, gently = true): void => {
    const all = boundsOf(scene)
    if (!all) return
    const fitted = fitting(all, pane.size(), bounds)
    store.getState().keepFitted(doc, fitted)
    pane.show(fitted, gently)
  }
  const commands: Commands = {
    fit: () => showAll({ least: ZOOM.least, most: FIRST.most }),
    layout: () => {
      refit.current = true
      placing.layOutAnew()
    },
    zoomIn: () => pane.show(zoomed(pane.viewport(), ZOOM_STEP, pane.size())),
    zoomOut: () => pane.show(zoomed(pane.viewport(), 1 / ZOOM_STEP, pane.size())),
    svg: () => void save('svg'),
    png: () => void save('png'),
  }
  const now = useRef(commands)
  now.current = commands
  useEffect(() => {
    if (asked === null || asked.name === 'search') return
    store.getState().graphDone()
    now.current[asked.name]()
  }, [asked, store])
  useEffect(() => {
    if (placing.busy || !refit.current) return
    refit.current = false
    now.current.fit()
  }, [placing.busy])
  useFirstLook(scene, showAll)
  return commands
}

/** As it was left. A graph that nobody has moved yet is shown as a whole, as far as it can be read, in a pane of any size. */
function useFirstLook(scene: Scene, showAll: (bounds: typeof FIRST, gently: boolean) => void): void {
  const store = useAppStore()
  const { doc } = useGraph()
  const pane = usePane()
  const size = useFlowStore(({ width, height }) => (width > 0 && height > 0 ? `${width} ${height}` : null))
  const looked = useRef<string | null>(null)
  useEffect(() => {
    if (size === null || looked.current === size || scene.places.size === 0) return
    const view = store.getState().graphViews.get(doc) ?? noGraphView
    const kept = looked.current === null ? view.viewport : pane.viewport()
    const least = Math.min(FIRST.least, view.fitted?.zoom ?? FIRST.least) // as small as it was asked for
    if (kept === null || showsAll(kept, view)) showAll({ ...FIRST, least }, false)
    else if (looked.current === null) pane.show(kept, false)
    looked.current = size
  })
}

export function boundsOf(scene: Scene): Rect | null {
  const frames = [...scene.structure.frames.values()].flatMap(frame => frameRect(scene, frame) ?? [])
  const nodes = [...scene.structure.nodes.keys()].flatMap(key => drawnRect(scene, key) ?? [])
  return around([...frames, ...nodes])
}
