import { useEffect, useRef } from 'react'
import type { RunState } from '../../../shared/state/run-state.ts'
import { useText, whole } from '../../i18n/index.ts'
import { useApp, useAppStore } from '../../store/index.ts'
import { Button, Field, Icon } from '../../ui/index.ts'
import { useAction } from '../shell/use-actions.ts'
import { Chips, MANY } from './Chips.tsx'
import css from './Tasks.module.css'

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
