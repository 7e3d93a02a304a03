import { useMemo } from 'react'
import { useText } from '../../i18n/index.ts'
import type { EditorWords } from './editor-setup.ts'

/** CodeMirror looks its words up by their English. */
export function useEditorWords(file: string): EditorWords {
  const t = useText('source')
  return useMemo(
    () => ({
      label: t('editorOf', { file }),
      phrases: {
        Find: t('search.find'),
        Replace: t('search.replacement'),
        replace: t('search.replace'),
        'replace all': t('search.replaceAll'),
        next: t('search.next'),
        previous: t('search.previous'),
        'match case': t('search.matchCase'),
        'by word': t('search.byWord'),
        regexp: t('search.regexp'),
        close: t('search.close'),
        'current match': t('search.currentMatch'),
        'on line': t('search.onLine'),
        'replaced match on line $': t('search.replacedOnLine'),
        'replaced $ matches': t('search.replaced'),
        Completions: t('code.completions'),
        'No diagnostics': t('code.none'),
        Diagnostics: t('code.mistakes'),
        'Go to line': t('search.goToLine'),
        go: t('search.go'),
        'Control character': t('search.controlCharacter'),
        'Selection deleted': t('search.deleted'),
      },
    }),
    [t, file],
  )
}
