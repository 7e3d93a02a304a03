import { type Severity, severityOf } from '../../../shared/findings/index.ts'
import type { Finding } from '../../../shared/protocol/findings.ts'
import { useText } from '../../i18n/index.ts'
import { Icon, type IconName } from '../../ui/index.ts'
import css from './findings.module.css'

const ICONS: Readonly<Record<Severity, IconName>> = { mistake: 'error', warning: 'warning' }

export function SeverityIcon({ finding, size = 12 }: { finding: Finding; size?: 12 | 16 }) {
  const severity = severityOf(finding)
  return (
    <span className={css[severity]}>
      <Icon name={ICONS[severity]} size={size} />
    </span>
  )
}

/** Glyph and word. */
export function SeverityWord({ finding }: { finding: Finding }) {
  const t = useText('findings')
  return (
    <span className="line">
      <SeverityIcon finding={finding} />
      <span className={css[severityOf(finding)]}>{t(severityOf(finding))}</span>
    </span>
  )
}
