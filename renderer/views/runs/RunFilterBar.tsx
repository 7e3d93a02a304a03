import { useText } from '../../i18n/index.ts'
import { type RunFilter, useApp, useAppStore } from '../../store/index.ts'
import { Field, IconButton, Menu, MenuChoice, MenuItem, MenuSeparator } from '../../ui/index.ts'
import css from './Runs.module.css'

const OUTCOMES = ['all', 'going', 'finished', 'failed', 'cancelled', 'interrupted'] as const
type Which = 'every' | 'pinnedOnly' | 'thisGraph'

export function RunFilterBar({ shown, all }: { shown: number; all: number }) {
  const store = useAppStore()
  const t = useText('kept')
  const filter = useApp(state => state.runFilter)
  const set = (change: Partial<RunFilter>): void => store.getState().setRunFilter(change)
  const narrowed = filter.outcome !== 'all' || filter.pinned || filter.thisGraph
  return (
    <div className={css.bar}>
      <Field
        label={t('filter')}
        placeholder={t('filterHint')}
        icon="filter"
        value={filter.text}
        onChange={text => set({ text })}
        onKeyDown={event => (event.key === 'Escape' ? set({ text: '' }) : undefined)}
      />
      {shown === all ? null : <span className={css.count}>{t('count', { shown, all })}</span>}
      <Menu align="end" trigger={<IconButton icon="more" label={t('more')} pressed={narrowed} size={12} />}>
        <MenuChoice
          label={t('outcome')}
          value={filter.outcome}
          options={OUTCOMES.map(value => ({ value, label: t(value) }))}
          onChange={outcome => set({ outcome })}
        />
        <MenuSeparator />
        <WhichRuns filter={filter} set={set} />
        <MenuSeparator />
        <MenuItem onSelect={() => void store.getState().importKept(null)}>{t('import')}</MenuItem>
        <MenuItem onSelect={() => void store.getState().listKept()}>{t('refresh')}</MenuItem>
      </Menu>
    </div>
  )
}

function WhichRuns({ filter, set }: { filter: RunFilter; set: (change: Partial<RunFilter>) => void }) {
  const t = useText('kept')
  const value: Which = filter.pinned ? 'pinnedOnly' : filter.thisGraph ? 'thisGraph' : 'every'
  const options = (['every', 'pinnedOnly', 'thisGraph'] as const).map(which => ({ value: which, label: t(which) }))
  const choose = (which: Which): void => set({ pinned: which === 'pinnedOnly', thisGraph: which === 'thisGraph' })
  return <MenuChoice label={t('which')} value={value} options={options} onChange={choose} />
}
