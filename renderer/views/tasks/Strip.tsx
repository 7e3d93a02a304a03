import { useEffect, useRef } from 'react'
import type { TaskState } from '../../../shared/protocol/events.ts'
import type { RunState } from '../../../shared/state/run-state.ts'
import { countsByState } from '../../../shared/state/selectors.ts'
import { useText, whole } from '../../i18n/index.ts'
import { useApp, useAppStore } from '../../store/index.ts'
import { Button, Field, Icon, StateCell } from '../../ui/index.ts'
import { useAction } from '../shell/use-actions.ts'
import css from './Tasks.module.css'

const STATES: readonly TaskState[] = ['running', 'ready', 'waiting', 'cancelling', 'cancelled', 'failed', 'finished']

/** From here on the counts need the room of the words. */
const MANY = 1_000

/** Legend, counts and filter in one. */
export function Strip({ run }: { run: RunState }) {
  const store = useAppStore()
  const t = useText('tasks')
  const grouped = useApp(state => state.layout.grouped)
  return (
    <div className={css.strip} data-many={run.tasks.size >= MANY || undefined}>
      <div className={css.filter}>
        <Filter />
      </div>
      <Only />
      <Chips run={run} />
      <div className={css.group}>
        <Button look="quiet" icon="group" pressed={grouped} onClick={() => store.getState().setGrouped(!grouped)}>
          {t('groupIdentical')}
        </Button>
      </div>
    </div>
  )
}

function Filter() {
  const store = useAppStore()
  const t = useText('tasks')
  const text = useApp(state => state.filter.text)
  const asked = useApp(state => state.filterFocus)
  const { keys } = useAction('view.filter')
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (asked > 0) field.current?.select()
  }, [asked])
  const leave = (): void => {
    store.getState().setFilter({ text: '' })
    field.current?.blur()
  }
  return (
    <Field
      ref={field}
      label={t('filter')}
      placeholder={t('filterHint')}
      icon="filter"
      keys={keys}
      value={text}
      onChange={value => store.getState().setFilter({ text: value })}
      onKeyDown={event => (event.key === 'Escape' ? leave() : undefined)}
    />
  )
}

/** Tasks that were picked elsewhere; a click shows all again. */
function Only() {
  const store = useAppStore()
  const t = useText('tasks')
  const only = useApp(state => state.filter.only)
  if (only === null) return null
  return (
    <button
      type="button"
      className={css.chip}
      aria-pressed
      title={t('showAll')}
      onClick={() => store.getState().setFilter({ only: null })}
    >
      <span>{only.label}</span>
      <b>{whole(only.tasks.size)}</b>
      <Icon name="close" size={12} />
    </button>
  )
}

function Chips({ run }: { run: RunState }) {
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
