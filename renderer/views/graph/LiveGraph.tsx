import { useStore as useFlowStore } from '@xyflow/react'
import { useEffect, useMemo } from 'react'
import { useText } from '../../i18n/index.ts'
import { useApp } from '../../store/index.ts'
import { Banner, EmptyState } from '../../ui/index.ts'
import { useGraph } from './context.ts'
import { ChosenEdge } from './editing/ChosenEdge.tsx'
import { Connecting } from './editing/Connecting.tsx'
import { Palette } from './editing/Palette.tsx'
import { useEditing } from './editing/use-editing.ts'
import { GraphCanvas } from './GraphCanvas.tsx'
import css from './graph.module.css'
import { Legend } from './Legend.tsx'
import { Minimap } from './Minimap.tsx'
import { nodesOn } from './model/marks.ts'
import type { Scene } from './model/scene.ts'
import { FAR } from './model/viewport.ts'
import { NodeMenu } from './NodeMenu.tsx'
import { NoGraph } from './NoGraph.tsx'
import { Search } from './Search.tsx'
import { Tools } from './Tools.tsx'
import { useCommands } from './use-commands.ts'
import { useFeed } from './use-feed.ts'
import { useFollow, useShowSelected } from './use-follow.ts'
import { useGraphKeys } from './use-graph-keys.ts'
import { useOpenSource } from './use-open-source.ts'
import { usePlaces } from './use-places.ts'
import { useFixedLinks, useGraphView, useLinked, useOutline, useRowsInSight, useStructure } from './use-scene.ts'

/** Puts model, places and canvas together. */
export function LiveGraph() {
  const { doc } = useGraph()
  const outline = useOutline()
  const view = useGraphView(doc)
  const structure = useStructure(outline, view.folded)
  const fixed = useFixedLinks(structure, outline)
  const rowOf = useRowsInSight(structure, view.opened)
  const { links, marks } = useLinked(structure, fixed, rowOf)
  const placing = usePlaces(doc, view, structure, fixed, outline)
  const { places } = placing
  const scene = useMemo<Scene>(() => ({ structure, places, opened: view.opened }), [structure, places, view.opened])
  useFeed(structure, view.opened)
  useOverlaid(marks)
  useCommands(scene, links, placing)
  useFollow(scene)
  useShowSelected(scene)
  const editing = useEditing(scene)
  const editable = useApp(({ activeDoc }) => activeDoc !== null)
  const openSource = useOpenSource()
  const onKeyDown = useGraphKeys(scene, openSource)
  if (structure.nodes.size === 0) return <Nothing />
  return (
    <>
      <Banners grouped={structure.grouped} shown={structure.nodes.size} failure={placing.failure} />
      <NodeMenu scene={scene} openSource={openSource}>
        <div className={css.canvas}>
          <GraphCanvas
            scene={scene}
            links={links}
            onMoved={placing.move}
            {...(editable ? editing : {})}
            onKeyDown={onKeyDown}
            onNodeDoubleClick={openSource}
          />
          {placing.busy && places.size === 0 ? <Laying n={structure.nodes.size} /> : null}
          <Search scene={scene} />
          <Palette />
          <Connecting structure={structure} />
          <ChosenEdge structure={structure} />
          <Tools />
          <Legend marks={marks} />
          <Minimap scene={scene} />
        </div>
      </NodeMenu>
    </>
  )
}

/** What the nodes need to know of all of them. */
function useOverlaid(marks: ReturnType<typeof useLinked>['marks']): void {
  const { overlay } = useGraph()
  const far = useFlowStore(({ transform }) => transform[2] < FAR)
  useEffect(() => overlay.setState({ marks, onPath: nodesOn(marks) }), [overlay, marks])
  useEffect(() => overlay.setState({ far }), [overlay, far])
}

function Nothing() {
  const t = useText('graph')
  const starting = useApp(({ shownRun, live }) => shownRun !== null && live?.state.phase !== 'ended')
  return starting ? <EmptyState title={t('nothing')}>{t('nothingWhy')}</EmptyState> : <NoGraph />
}

const Laying = ({ n }: { n: number }) => {
  const t = useText('graph')
  return (
    <p className={css.laying} role="status">
      {t('laying', { n })}
    </p>
  )
}

function Banners({ grouped, shown, failure }: { grouped: number | null; shown: number; failure: string | null }) {
  const t = useText('graph')
  return (
    <>
      {grouped === null ? null : <Banner kind="quiet">{t('grouped', { n: grouped, shown })}</Banner>}
      {failure === null ? null : <Banner kind="quiet">{t('failed', { why: failure })}</Banner>}
    </>
  )
}
