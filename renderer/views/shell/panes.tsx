/**
 * How each pane is drawn: what its tab shows, and the pane itself. Its name is the message `app.pane.<id>`, its home is in
 * `store/panes.ts`.
 */
import type { ComponentType } from 'react'
import { whole } from '../../i18n/index.ts'
import { type AppState, type PaneId, useApp, useDoc } from '../../store/index.ts'
import type { IconName } from '../../ui/index.ts'
import { FindingsPane } from '../findings/index.ts'
import { GraphPane } from '../graph/index.ts'
import { Inspector } from '../inspector/index.ts'
import { LessonPane, useSeenCount } from '../lesson/index.ts'
import { Sidebar } from '../library/Sidebar.tsx'
import { LogPane } from '../log/index.ts'
import { ProblemsPane } from '../problems/index.ts'
import { ResourcesPane } from '../resources/index.ts'
import { RunsPane } from '../runs/index.ts'
import { SourcePane } from '../source/index.ts'
import { TasksPane } from '../tasks/TasksPane.tsx'
import { TimelinePane } from '../timeline/index.ts'
import { TimesPane } from '../times/index.ts'
import { WaitsPane } from '../waits/index.ts'
import { WorkersPane } from '../workers/index.ts'

export interface PaneLook {
  readonly icon: IconName
  readonly Pane: ComponentType
  /** A hook: what stands in grey behind its name (`12`, `3/4`). */
  readonly useBadge?: () => string | undefined
  /** Small buttons of its own at the right end of the tabs, while it is in front. */
  readonly Actions?: ComponentType
}

export const panes: Readonly<Record<PaneId, PaneLook>> = {
  library: { icon: 'library', Pane: Sidebar },
  runs: { icon: 'history', Pane: RunsPane },
  graph: { icon: 'graph', Pane: GraphPane },
  tasks: { icon: 'list', Pane: TasksPane, useBadge: () => useApp(countOf('tasks')) },
  timeline: { icon: 'timeline', Pane: TimelinePane },
  source: { icon: 'code', Pane: SourcePane },
  log: { icon: 'log', Pane: LogPane },
  resources: { icon: 'queue', Pane: ResourcesPane, useBadge: () => useApp(countOf('resources')) },
  waits: { icon: 'clock', Pane: WaitsPane },
  times: { icon: 'histogram', Pane: TimesPane },
  workers: { icon: 'cpu', Pane: WorkersPane, useBadge: () => useApp(busyWorkers) },
  findings: { icon: 'warning', Pane: FindingsPane, useBadge: () => some(useApp(countOf('findings'))) },
  problems: { icon: 'error', Pane: ProblemsPane, useBadge: () => some(whole(useDoc()?.problems.length ?? 0)) },
  inspector: { icon: 'inspect', Pane: Inspector },
  lesson: { icon: 'library', Pane: LessonPane, useBadge: useSeenCount },
}

const countOf =
  (what: 'tasks' | 'resources' | 'findings') =>
  ({ live }: AppState): string | undefined =>
    live ? whole(live.state[what].size) : undefined

/** Of what one hopes to have none of, none is not worth a number. */
const some = (count: string | undefined): string | undefined => (count === '0' ? undefined : count)

/** `3/4`: three of four work. */
function busyWorkers({ live }: AppState): string | undefined {
  if (!live) return undefined
  const { workers } = live.state
  let busy = 0
  for (const worker of workers.values()) if (worker.state !== 'idle') busy++
  return `${busy}/${workers.size}`
}
