import { useId, useState } from 'react'
import type { Retention } from '../../../shared/protocol/recordings.ts'
import { useText } from '../../i18n/index.ts'
import { useApp, useAppStore } from '../../store/index.ts'
import { Field } from '../../ui/index.ts'
import css from './Runs.module.css'
import { fileSize } from './sizes.ts'

/** How much of kept runs stays: a part of the settings. */
export function RetentionSettings() {
  const t = useText('kept')
  const { totalMb, runMb, days } = useApp(state => state.settings.retention)
  return (
    <section aria-label={t('retention.title')}>
      <Setting
        of="totalMb"
        value={totalMb}
        label={t('retention.total')}
        hint={t('retention.totalHint')}
        most={1_000_000}
      />
      <Setting of="runMb" value={runMb} label={t('retention.run')} hint={t('retention.runHint')} most={100_000} />
      <Setting
        of="days"
        value={days}
        label={t('retention.days')}
        hint={t('retention.daysHint')}
        most={36_500}
        optional
      />
      <Now />
    </section>
  )
}

interface SettingProps {
  of: keyof Retention
  value: number | null
  label: string
  hint: string
  most: number
  optional?: boolean
}

/** Kept when it is left or Enter is pressed, and only if it is a number that counts: limits delete. */
function Setting({ of, value, label, hint, most, optional = false }: SettingProps) {
  const store = useAppStore()
  const t = useText('kept')
  const id = useId()
  const [text, setText] = useState(value === null ? '' : String(value))
  const number = /^\d+$/.test(text.trim()) ? Number(text) : null
  const right = text.trim() === '' ? optional : number !== null && number >= 1 && number <= most
  const keep = (): void => {
    const { settings, changeSettings } = store.getState()
    const next = text.trim() === '' ? null : number
    if (right && next !== value) void changeSettings({ retention: { ...settings.retention, [of]: next } })
  }
  return (
    <div className={css.setting}>
      <span aria-hidden="true">{label}</span>
      <Field
        label={label}
        inputMode="numeric"
        aria-describedby={id}
        aria-invalid={!right}
        value={text}
        onChange={setText}
        onBlur={keep}
        onKeyDown={event => (event.key === 'Enter' ? keep() : undefined)}
      />
      <p id={id}>{right ? hint : t('retention.wrong', { least: 1, most })}</p>
    </div>
  )
}

function Now() {
  const t = useText('kept')
  const kept = useApp(state => state.kept)
  if (kept === null) return null
  const bytes = [...kept.values()].reduce((sum, run) => sum + run.bytes, 0)
  return <p className={css.count}>{t('retention.now', { runs: kept.size, size: fileSize(bytes) })}</p>
}
