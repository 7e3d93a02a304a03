/** A task's or a resource's findings in the inspector: what each is, and what was seen; a click explains it. */
import { explainFinding } from '../../../shared/findings/index.ts'
import type { Finding } from '../../../shared/protocol/findings.ts'
import { useLanguage, useText } from '../../i18n/index.ts'
import { useAppStore } from '../../store/index.ts'
import { Section } from '../../ui/index.ts'
import css from './findings.module.css'
import { PhraseText } from './PhraseText.tsx'
import { SeverityIcon } from './Severity.tsx'

export function FindingTitles({ findings }: { findings: readonly Finding[] }) {
  const t = useText('findings')
  const language = useLanguage()
  const store = useAppStore()
  if (findings.length === 0) return null
  return (
    <Section title={t('title')}>
      <ul className={css.titles}>
        {findings.map(finding => {
          const { title, seen } = explainFinding(finding, language)
          return (
            <li key={finding.id}>
              <SeverityIcon finding={finding} />
              <div>
                <button type="button" className={css.title} onClick={() => store.getState().showFinding(finding.id)}>
                  {title}
                </button>
                <p>
                  <PhraseText phrase={seen} />
                </p>
              </div>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
