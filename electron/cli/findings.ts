/** What a run's debug mode has found, for a terminal: a line to jump to, what was seen, why, and what to do. */
import type { Language } from '../../shared/errors.ts'
import { explainFinding, plain, severityOf } from '../../shared/findings/index.ts'
import type { Finding } from '../../shared/protocol/findings.ts'
import type { Messages } from './messages.ts'

export function findingLines(findings: Iterable<Finding>, say: Messages, language: Language): string[] {
  const all = [...findings]
  if (all.length === 0) return []
  return [say.findings(all.length), ...all.flatMap(finding => linesOf(finding, say, language))]
}

function linesOf(finding: Finding, say: Messages, language: Language): string[] {
  const { title, seen, why, todo } = explainFinding(finding, language)
  const { place, count } = finding
  const where = place ? `${place.file}:${place.line}:${place.column}: ` : ''
  const times = count > 1 ? ` (×${count})` : ''
  return [
    `  ${where}${say.severity[severityOf(finding)]}: ${title}${times}`,
    `    ${plain(seen)}`,
    `    ${[why, todo].map(plain).join(language === 'ja' ? '' : ' ')}`,
  ]
}
