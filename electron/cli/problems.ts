/** Problems of a graph file as compilers write them, so that editors and terminals can jump to them. */
import { explain, type Language } from '../../shared/errors.ts'
import type { Problem } from '../../shared/graph/problem.ts'

const SEVERITY: Readonly<Record<Language, Record<Problem['severity'], string>>> = {
  en: { error: 'error', warning: 'warning' },
  ja: { error: '誤り', warning: '警告' },
}

export function problemLine({ severity, error, at }: Problem, folder: string, language: Language): string {
  const place = `${folder}${at.file}:${at.line}:${at.column}`
  return `${place}: ${SEVERITY[language][severity]}: ${explain(error, language)}`
}
