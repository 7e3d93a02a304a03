import { useEffect, useRef } from 'react'
import type { RunState } from '../../../shared/state/run-state.ts'
import { useText } from '../../i18n/index.ts'
import { useApp, useAppStore } from '../../store/index.ts'
import { Button, Field } from '../../ui/index.ts'
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
