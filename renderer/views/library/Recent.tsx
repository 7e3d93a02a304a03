import { useState } from 'react'
import { useText } from '../../i18n/index.ts'
import { useApp, useAppStore, useDoc } from '../../store/index.ts'
import { cx, Icon, PanelHeader } from '../../ui/index.ts'
import css from './Library.module.css'

const SHOWN = 8
const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

export function Recent() {
  const store = useAppStore()
  const t = useText('app')
  const recent = useApp(state => state.recent)
  const open = useDoc()?.path ?? null
  const ago = useAgo()
  return (
    <>
      <PanelHeader title={t('recent')} />
      {recent.length === 0 ? <p className={css.nothing}>{t('noRecent')}</p> : null}
      <ul>
        {recent.slice(0, SHOWN).map(file => (
          <li key={file.path}>
            <button
              type="button"
              className={cx(css.item, file.path === open && css.on)}
              aria-current={file.path === open ? 'true' : undefined}
              title={file.path}
              onClick={() => void store.getState().openPath(file.path)}
            >
              <Icon name="file" size={12} />
              <span className="grow cut">{file.name.replace(/\.taskgraph\.(ya?ml|json)$/, '')}</span>
              <span className={css.end}>{ago(file.openedAtMs)}</span>
            </button>
          </li>
        ))}
      </ul>
    </>
  )
}

/** As of when the list was drawn first: these words need no clock of their own. */
function useAgo(): (ms: number) => string {
  const t = useText('app')
  const [drawnAt] = useState(() => Date.now())
  return ms => {
    const past = Math.max(0, drawnAt - ms)
    if (past < MINUTE) return t('now')
    if (past < HOUR) return t('minutesAgo', { n: Math.floor(past / MINUTE) })
    if (past < DAY) return t('hoursAgo', { n: Math.floor(past / HOUR) })
    return t('daysAgo', { n: Math.floor(past / DAY) })
  }
}
