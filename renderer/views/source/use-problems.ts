import { useCallback, useMemo } from 'react'
import { explain } from '../../../shared/errors.ts'
import type { Fix, Problem } from '../../../shared/graph/problem.ts'
import { useLanguage, useText } from '../../i18n/index.ts'
import type { ShownProblem } from './shown.ts'

export function useFixLabel(): (fix: Fix) => string {
  const t = useText('source')
  return useCallback(({ text }) => (text.trim() === '' ? t('remove') : t('changeTo', { text: text.trim() })), [t])
}

/** The problems of one file, in the reader's language. */
export function useProblemsOf(problems: readonly Problem[], path: string): readonly ShownProblem[] {
  const language = useLanguage()
  const label = useFixLabel()
  return useMemo(
    () =>
      problems
        .filter(({ at }) => at.file === path)
        .map(({ severity, error, at, fix }) => ({
          severity,
          message: explain(error, language),
          at,
          fix: fix && { text: fix.text, label: label(fix) },
        })),
    [problems, path, language, label],
  )
}
