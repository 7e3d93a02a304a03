import { explain } from '../../../shared/errors.ts'
import { seconds, useLanguage, useText } from '../../i18n/index.ts'
import { useApp } from '../../store/index.ts'
import css from './Runs.module.css'

/** What running it again came to, or why it could not be compared. */
export function Compared({ id }: { id: string }) {
  const t = useText('kept')
  const language = useLanguage()
  const checked = useApp(state => state.checks.get(id))
  if (checked === undefined) return null
  switch (checked.kind) {
    case 'failed':
      return <p role="status">{explain(checked.error, language)}</p>
    case 'same':
      return (
        <p role="status" className={css.verdict}>
          {t(checked.whole ? 'compared.same' : 'compared.sameSoFar', { n: checked.events })}
        </p>
      )
    case 'different':
      return (
        <div role="status">
          <p className={css.verdict}>{t('compared.different', { n: checked.event, time: seconds(checked.at, 3) })}</p>
          <Event name={t('compared.was')} text={checked.was} />
          <Event name={t('compared.is')} text={checked.is} />
        </div>
      )
  }
}

function Event({ name, text }: { name: string; text: string | null }) {
  const t = useText('kept')
  return (
    <>
      <h4>{name}</h4>
      {text === null ? <p className="faint">{t('compared.nothing')}</p> : <code className={css.event}>{text}</code>}
    </>
  )
}
