import { memo } from 'react'
import { clockTime, useText } from '../../i18n/index.ts'
import { useApp, useAppStore, useClockNow } from '../../store/index.ts'
import { cx, Icon, StateCell } from '../../ui/index.ts'
import css from './Runs.module.css'
import { cellOf, durationOf, nameOf, outcomeOf, type RunRow } from './rows.ts'
import { useOpenRow } from './use-run-rows.ts'

export const rowId = (key: string): string => `kept-${key}`

interface RunLineProps {
  row: RunRow
  index: number
  of: number
  selected: boolean
}

/** The keys are the list's: an option has no focus of its own. */
export const RunLine = memo(function RunLine({ row, index, of, selected }: RunLineProps) {
  const store = useAppStore()
  const t = useText('kept')
  const open = useOpenRow()
  const shown = useApp(state => row.run !== null && state.shownRun === row.run.run)
  const name = nameOf(row)
  const time = clockTime(durationOf(row), 1)
  const said = t('title', { name, outcome: t(`outcomes.${outcomeOf(row)}`), time })
  const choose = (): void => {
    store.getState().selectRunRow(row.key)
    open(row)
  }
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the focus and its keys
    // biome-ignore lint/a11y/useFocusableInteractive: likewise
    <div
      role="option"
      id={rowId(row.key)}
      aria-selected={selected}
      aria-current={shown ? 'true' : undefined}
      aria-posinset={index + 1}
      aria-setsize={of}
      className={cx(css.row, selected && css.selected, shown && css.shown)}
      aria-label={row.kept?.pinned ? `${said}, ${t('pinned')}` : said}
      title={said}
      onClick={choose}
    >
      <StateCell state={cellOf(row)} />
      <span className={css.name}>{name}</span>
      {row.run === null ? null : <span className="faint num">{row.run.run}</span>}
      {row.kept?.pinned ? (
        <span className={css.pin}>
          <Icon name="pin" size={12} />
        </span>
      ) : null}
      <span className={css.time}>{shown && row.run?.phase !== 'ended' ? <ShownTime /> : time}</span>
    </div>
  )
})

function ShownTime() {
  return clockTime(useClockNow(100), 1)
}
