import { explainFinding, type Severity, severityOf } from '../../../shared/findings/index.ts'
import type { Finding } from '../../../shared/protocol/findings.ts'

export interface LineOfFindings {
  readonly line: number
  /** The first is shown when the line's glyph is clicked. */
  readonly id: number
  readonly severity: Severity
  readonly titles: readonly string[]
}

/** The findings of a run that have their place in a file, by line; mistakes before warnings. */
export function findingsByLine(
  findings: Iterable<Finding>,
  file: string,
  language: 'en' | 'ja',
): readonly LineOfFindings[] {
  const here = [...findings].filter(({ place }) => place?.file === file)
  const byLine = Map.groupBy(here, ({ place }) => place!.line)
  return Array.from(byLine, ([line, found]) => {
    const sorted = found.toSorted((a, b) => Number(severityOf(a) === 'warning') - Number(severityOf(b) === 'warning'))
    const [worst] = sorted
    return {
      line,
      id: worst!.id,
      severity: severityOf(worst!),
      titles: sorted.map(finding => explainFinding(finding, language).title),
    }
  }).sort((a, b) => a.line - b.line)
}
