import { useText } from '../../i18n/index.ts'
import { useApp, useAppStore } from '../../store/index.ts'
import { shortPlace } from '../reasons/index.tsx'
import css from './inspector.module.css'

/** `chef.ts:8`; a click opens the source there, where there is one: a program of its own keeps its files. */
export function PlaceLink({ file, line, column }: { file: string; line: number; column: number }) {
  const t = useText('inspector')
  const store = useAppStore()
  const place = shortPlace({ file, line })
  const hasSource = useApp(state => state.activeDoc !== null)
  if (!hasSource)
    return (
      <code className={css.place} title={`${file}:${line}`}>
        {place}
      </code>
    )
  const open = () => store.getState().goTo({ file, line, column })
  return (
    <button type="button" className={css.place} title={t('openPlace', { place: `${file}:${line}` })} onClick={open}>
      <code>{place}</code>
    </button>
  )
}
