import { explainFinding } from '../../../shared/findings/index.ts'
import type { Finding } from '../../../shared/protocol/findings.ts'
import { seconds, useLanguage, useText } from '../../i18n/index.ts'
import css from './findings.module.css'
import { PhraseText } from './PhraseText.tsx'

/** What was seen, where; why it matters; what to do. Its title stands in the list beside it. */
export function Explanation({ finding }: { finding: Finding }) {
  const t = useText('findings')
  const { title, seen, why, todo } = explainFinding(finding, useLanguage())
  const at = seconds(finding.first, 3)
  return (
    <section className={css.explanation} aria-label={title}>
      <p className={css.seen}>
        <PhraseText phrase={seen} />
      </p>
      <p>
        <strong>{t('why')}</strong> <PhraseText phrase={why} />
      </p>
      <p>
        <strong>{t('todo')}</strong> <PhraseText phrase={todo} />
      </p>
      <p className="faint">{finding.count > 1 ? t('firstOf', { n: finding.count, at }) : t('firstSeen', { at })}</p>
    </section>
  )
}
