import { ReactFlowProvider } from '@xyflow/react'
import { useMemo } from 'react'
import { useApp } from '../../store/index.ts'
import { StateStrip } from '../tasks/Chips.tsx'
import { GraphContext, graphContext } from './context.ts'
import css from './graph.module.css'
import { LiveGraph } from './LiveGraph.tsx'
import { NoGraph } from './NoGraph.tsx'
import { graphDocOf } from './use-scene.ts'

/** The open file as a picture, and the run on the screen in it. */
export function GraphPane() {
  const doc = useApp(graphDocOf)
  return (
    <div className={css.pane} data-edits>
      <StateStrip />
      {doc === null ? <NoGraph /> : <GraphOf key={doc} doc={doc} />}
    </div>
  )
}

function GraphOf({ doc }: { doc: string }) {
  const context = useMemo(() => graphContext(doc), [doc])
  return (
    <GraphContext value={context}>
      <ReactFlowProvider>
        <LiveGraph />
      </ReactFlowProvider>
    </GraphContext>
  )
}
