import { type ReactNode, useId } from 'react'
import type { Settings } from '../../../shared/protocol/documents.ts'
import { useText } from '../../i18n/index.ts'
import { useApp, useAppStore } from '../../store/index.ts'
import { Button, Dialog, Segmented } from '../../ui/index.ts'
import { RetentionSettings } from '../runs/index.ts'
import css from './Settings.module.css'

const SCALES = [80, 90, 100, 110, 125, 150] as const

/** What holds for every graph and every run. A change is in force at once, so there is nothing to confirm. */
export function SettingsDialog() {
  const store = useAppStore()
  const t = useText('settings')
  const { closeDialog } = store.getState()
  return (
    <Dialog
      wide
      title={t('title')}
      onClose={closeDialog}
      actions={
        <Button look="primary" onClick={closeDialog}>
          {t('done')}
        </Button>
      }
    >
      <Appearance />
      <Runs />
      <Part title={t('recordings')}>
        <RetentionSettings />
      </Part>
      <Rest />
    </Dialog>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={css.part}>
      <h3>{title}</h3>
      {children}
    </section>
  )
}

function Line({ label, hint, children }: { label: string; hint?: string; children: ReactNode }) {
  return (
    <div className={css.line}>
      <span className={css.label}>{label}</span>
      <div className={css.value}>
        {children}
        {hint === undefined ? null : <p className={css.hint}>{hint}</p>}
      </div>
    </div>
  )
}

interface ChoiceProps<K extends keyof Settings> {
  setting: K
  label: string
  hint?: string
  options: readonly { value: Settings[K] & string; label: string }[]
}

function Choice<K extends 'language' | 'theme' | 'motion' | 'debug'>({
  setting,
  label,
  hint,
  options,
}: ChoiceProps<K>) {
  const store = useAppStore()
  const value = useApp(state => state.settings[setting]) as Settings[K] & string
  return (
    <Line label={label} {...(hint === undefined ? {} : { hint })}>
      <Segmented
        label={label}
        value={value}
        options={options}
        onChange={chosen => void store.getState().changeSettings({ [setting]: chosen })}
      />
    </Line>
  )
}

function Appearance() {
  const t = useText('settings')
  const app = useText('app')
  return (
    <Part title={t('appearance')}>
      <Choice
        setting="language"
        label={t('language')}
        options={(['system', 'en', 'ja'] as const).map(value => ({ value, label: app(`language.${value}`) }))}
      />
      <Choice
        setting="theme"
        label={t('theme')}
        options={(['system', 'dark', 'light'] as const).map(value => ({ value, label: app(`theme.${value}`) }))}
      />
      <Scale />
      <Choice
        setting="motion"
        label={t('motion')}
        options={(['system', 'full', 'none'] as const).map(value => ({ value, label: t(`motions.${value}`) }))}
      />
    </Part>
  )
}

function Scale() {
  const store = useAppStore()
  const t = useText('settings')
  const scale = useApp(state => state.settings.scale)
  const inBrowser = useApp(state => state.about?.host === 'browser')
  if (inBrowser)
    return (
      <Line label={t('scale')}>
        <p className={css.sentence}>{t('browserScale')}</p>
      </Line>
    )
  return (
    <Line label={t('scale')}>
      <Segmented
        label={t('scale')}
        value={String(scale)}
        options={SCALES.map(percent => ({ value: String(percent), label: t('percent', { n: percent }) }))}
        onChange={chosen => void store.getState().changeSettings({ scale: Number(chosen) })}
      />
    </Line>
  )
}

function Runs() {
  const t = useText('settings')
  return (
    <Part title={t('runs')}>
      <Choice
        setting="debug"
        label={t('debug')}
        hint={t('debugHint')}
        options={(['graph', 'on', 'off'] as const).map(value => ({ value, label: t(`debugs.${value}`) }))}
      />
    </Part>
  )
}

function Rest() {
  const store = useAppStore()
  const t = useText('settings')
  const id = useId()
  const { showDialog, resetLayout } = store.getState()
  return (
    <Part title={t('access')}>
      <Line label={t('permissions')}>
        <Button aria-describedby={id} onClick={() => showDialog({ kind: 'grants' })}>
          {t('show')}
        </Button>
      </Line>
      <Line label={t('reset')}>
        <Button onClick={resetLayout}>{t('resetNow')}</Button>
      </Line>
      <Line label={t('tour')}>
        <Button onClick={() => store.getState().beginTour()}>{t('tourNow')}</Button>
      </Line>
    </Part>
  )
}
