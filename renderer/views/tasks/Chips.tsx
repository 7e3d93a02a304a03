import type { TaskState } from '../../../shared/protocol/events.ts'
import type { RunState } from '../../../shared/state/run-state.ts'
import { countsByState } from '../../../shared/state/selectors.ts'
import { useText, whole } from '../../i18n/index.ts'
import { useApp, useAppStore, useRunState } from '../../store/index.ts'
import { StateCell } from '../../ui/index.ts'
import css from './Tasks.module.css'

const STATES: readonly TaskState[] = ['running', 'ready', 'waiting', 'cancelling', 'cancelled', 'failed', 'finished']

/** From here on the counts need the room of the words. */
export const MANY = 1_000

/** The strip of a pane that has no filter by name. Nothing before a run. */
export function StateStrip() {
  const run = useRunState()
  if (!run) return null
  return (
    <div className={css.strip} data-bare data-many={run.tasks.size >= MANY || undefined}>
      <Chips run={run} />
    </div>
  )
}

export function Chips({ run }: { run: RunState }) {
  const store = useAppStore()
  const t = useText('states')
  const chosen = useApp(state => state.filter.states)
  const counts = countsByState(run)
  const toggle = (state: TaskState): void => {
    const states = new Set(chosen)
    if (!states.delete(state)) states.add(state)
    store.getState().setFilter({ states })
  }
  return (
    <div className={css.chips}>
      {STATES.map(state => (
        <button
          key={state}
          type="button"
          className={css.chip}
          title={t(state)}
          aria-label={`${t(state)} ${whole(counts[state])}`}
          aria-pressed={chosen.has(state)}
          data-none={counts[state] === 0 || undefined}
          onClick={() => toggle(state)}
        >
          <StateCell state={state} />
          <span>{t(state)}</span>
          <b>{whole(counts[state])}</b>
        </button>
      ))}
    </div>
  )
}
