import { useEffect, useRef } from 'react'
import type { RunState } from '../../../shared/state/run-state.ts'
import { useApp, useAppStore, useSelectedResource, useSelectedTask } from '../../store/index.ts'
import { drawnRect, type Scene } from './model/scene.ts'
import type { NodeKey } from './model/structure.ts'
import { isInView, revealing } from './model/viewport.ts'
import { usePane } from './use-pane.ts'

/** Often enough to keep up, seldom enough to look at. */
const LOOK_MS = 700

/** Only when nothing of what runs is in view does the view move, and then no further than it must. */
export function useFollow(scene: Scene): void {
  const store = useAppStore()
  const pane = usePane()
  const on = useApp(state => state.graphFollows)
  const at = useRef(scene)
  at.current = scene
  useEffect(() => {
    if (!on) return
    const look = (): void => {
      const run = store.getState().live?.state
      if (!run) return
      const rects = activeNodes(run, at.current).flatMap(key => drawnRect(at.current, key) ?? [])
      const [first] = rects
      if (!first || rects.some(rect => isInView(rect, pane.viewport(), pane.size()))) return
      pane.show(revealing(first, pane.viewport(), pane.size()))
    }
    look()
    const timer = setInterval(look, LOOK_MS)
    return () => clearInterval(timer)
  }, [on, store, pane])
}

/** The nodes of what runs; if nothing does at this moment, of the task that changed last. */
function activeNodes(run: RunState, { structure }: Scene): readonly NodeKey[] {
  const nodes = new Set<NodeKey>()
  let last: { since: number; node: NodeKey } | null = null
  for (const task of run.tasks.values()) {
    const node = structure.ofTask.get(task.id)
    if (node === undefined) continue
    if (task.state === 'running' || task.state === 'ready') nodes.add(node)
    if (last === null || task.since > last.since) last = { since: task.since, node }
  }
  return nodes.size > 0 || last === null ? [...nodes] : [last.node]
}

/** What was selected elsewhere is brought into view, once. */
export function useShowSelected(scene: Scene): void {
  const pane = usePane()
  const task = useSelectedTask()
  const resource = useSelectedResource()
  const at = useRef(scene)
  at.current = scene
  useEffect(() => {
    const { structure } = at.current
    const key =
      task !== null ? structure.ofTask.get(task) : resource !== null ? structure.ofResource.get(resource) : undefined
    const rect = key === undefined ? null : drawnRect(at.current, key)
    if (rect && pane.size().width > 0) pane.show(revealing(rect, pane.viewport(), pane.size()))
  }, [task, resource, pane])
}
