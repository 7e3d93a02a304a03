/** The timeline pane on lanes of a run that never was, in a page of its own: what is measured is the real component. */
import '@fontsource-variable/inter/index.css'
import '@fontsource-variable/jetbrains-mono/index.css'
import '../../../renderer/ui/tokens.css'
import '../../../renderer/ui/base.css'
import { createRoot } from 'react-dom/client'
import { LanguageProvider } from '../../../renderer/i18n/index.ts'
import { type AppStore, createStore, pageEnvironment, StoreProvider } from '../../../renderer/store/index.ts'
import { TooltipProvider } from '../../../renderer/ui/index.ts'
import { TimelinePane } from '../../../renderer/views/timeline/index.ts'
import { FakeHost } from '../../support/fake-host.ts'
import { syntheticLanes } from '../../support/lanes.ts'
import { frames, type Ride } from './frames.ts'

export interface Bench {
  /** Puts the view there, then moves it on for so many frames. */
  ride(ride: Ride): Promise<{ readonly work: number[]; readonly apart: number[] }>
  readonly segments: number
}

function fill(tasks: number, segments: number): AppStore {
  const store = createStore(pageEnvironment(new FakeHost(), {}))
  const lanes = syntheticLanes({ tasks, segments, length: 600e6 })
  // No headings and no tree: every lane has a row of its own.
  for (const lane of lanes.tasks.values()) Object.assign(lane, { node: null, parent: null, group: null })
  store.setState({ shownRun: 1, lanes, lanesVersion: lanes.version, needLog: () => () => {} })
  return store
}

const query = new URLSearchParams(location.search)
const store = fill(Number(query.get('tasks')), Number(query.get('segments')))
createRoot(document.getElementById('root')!).render(
  <StoreProvider store={store}>
    <LanguageProvider language="en">
      <TooltipProvider>
        <TimelinePane />
      </TooltipProvider>
    </LanguageProvider>
  </StoreProvider>,
)
const bench: Bench = { ride: ride => frames(store, ride), segments: store.getState().lanes?.segments ?? 0 }
Object.assign(window, { bench })
