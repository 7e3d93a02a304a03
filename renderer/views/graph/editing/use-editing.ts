/** The graph's gestures as edits of its file. */
import { type DragEvent, type MouseEvent, useCallback, useEffect, useRef } from 'react'
import { type AppStore, chosenNames, useApp, useAppStore, useDoc } from '../../../store/index.ts'
import { type GraphFile, mistakesAt, useGraphFile } from '../../form/index.ts'
import { useGraph } from '../context.ts'
import type { Link } from '../model/links.ts'
import { drawnRect, type Scene } from '../model/scene.ts'
import type { Place } from '../model/size.ts'
import type { GraphNode, NodeKey, Structure } from '../model/structure.ts'
import { droppedNode } from './Palette.tsx'

export interface Editing {
  onConnect(from: NodeKey, to: NodeKey): void
  onEdgeClick(link: Link): void
  onDropped(event: DragEvent, at: Place): void
}

export function useEditing(scene: Scene): Editing {
  const store = useAppStore()
  const latest = useRef(scene)
  latest.current = scene
  useProblems(scene.structure)
  useArrange(latest)
  return {
    onConnect: useCallback(
      (from, to) => {
        const { activeDoc, editGraph } = store.getState()
        const { nodes } = latest.current.structure
        const [start, end] = [nodes.get(from), nodes.get(to)]
        // Why it cannot be was said while it was dragged.
        if (activeDoc !== null && start?.declared && end?.declared)
          editGraph(activeDoc, { kind: 'connect', from: start.name, to: end.name }, { quiet: true })
      },
      [store],
    ),
    onEdgeClick: useCallback(
      link => {
        const { nodes } = latest.current.structure
        const [start, end] = [nodes.get(link.from.node), nodes.get(link.to.node)]
        if (start?.declared && end?.declared && isWritten(store, start, end))
          store.getState().choose([], { from: start.name, to: end.name })
      },
      [store],
    ),
    onDropped: useCallback(
      (event, at) => {
        const edit = droppedNode(event, at)
        if (!edit) return
        event.preventDefault()
        event.stopPropagation()
        store.getState().addNode(edit)
      },
      [store],
    ),
  }
}

/** Whether the file says so, as opposed to a script. */
function isWritten(store: AppStore, from: GraphNode, to: GraphNode): boolean {
  const { activeDoc, docs } = store.getState()
  const outline = activeDoc === null ? null : docs.get(activeDoc)?.outline
  const taskOf = (name: string) => outline?.tasks.find(task => task.name === name)
  if (from.kind === 'task' && to.kind === 'task') return taskOf(to.name)?.after.includes(from.name) === true
  const [task, resource] = from.kind === 'task' ? [from, to] : [to, from]
  return taskOf(task.name)?.holds.includes(resource.name) === true
}

/** Line up and spread, as the menus and the palette ask for it. */
function useArrange(scene: { readonly current: Scene }): void {
  const store = useAppStore()
  const asked = useApp(state => state.arrange)
  const done = useRef(asked)
  useEffect(() => {
    const { activeDoc, editGraph } = store.getState()
    if (!asked || asked === done.current || activeDoc === null) return
    done.current = asked
    const names = chosenNames(store.getState())
    const rects = [...scene.current.structure.nodes.values()].flatMap(node => {
      const rect = node.declared && names.includes(node.name) ? drawnRect(scene.current, node.key) : null
      return rect ? [[node.name, rect] as const] : []
    })
    editGraph(activeDoc, { kind: 'arrange', boxes: Object.fromEntries(rects), how: asked.how })
  }, [asked, scene, store])
}

const NO_DOC = { id: '', files: [{ path: '', text: '', dirty: false }], problems: [] }

/** What is wrong with each node in the file, for its mark. While the file cannot be read, what was known stays. */
function useProblems(structure: Structure): void {
  const { overlay } = useGraph()
  const file = useGraphFile(useDoc() ?? NO_DOC)
  useEffect(() => {
    if (!('line' in file)) overlay.setState({ problems: problemsOf(structure, file) })
  }, [overlay, structure, file])
}

function problemsOf(structure: Structure, file: GraphFile): ReadonlyMap<NodeKey, readonly string[]> {
  const problems = new Map<NodeKey, readonly string[]>()
  if (file.mistakes.size === 0) return problems
  for (const node of structure.nodes.values()) {
    const said = node.declared ? mistakesAt(file, [node.kind === 'task' ? 'tasks' : 'resources', node.name]) : []
    if (said.length > 0) problems.set(node.key, said)
  }
  return problems
}

/** A click chooses; with Ctrl, Cmd or Shift it takes to what is chosen, or from it. */
export function useChoosing(node: GraphNode | null) {
  const store = useAppStore()
  const name = node?.declared ? node.name : null
  return {
    onClickCapture: (event: MouseEvent): void => {
      if (name === null || !(event.ctrlKey || event.metaKey || event.shiftKey)) return
      event.stopPropagation()
      store.getState().toggleChosen(name)
    },
    onClick: (): void => {
      const names = chosenNames(store.getState())
      if (name !== null && (names.length !== 1 || names[0] !== name)) store.getState().choose([name])
    },
  }
}
