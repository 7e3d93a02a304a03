import { useEffect, useState } from 'react'
import { tags, useLanguage, useText } from '../../i18n/index.ts'
import { useApp, useAppStore } from '../../store/index.ts'
import { Button, Dialog } from '../../ui/index.ts'
import css from './lesson.module.css'

/** The Python that a lesson corresponds to. */
export function Python({ graph }: { graph: string }) {
  const store = useAppStore()
  const t = useText('lesson')
  const language = useLanguage()
  const entry = useApp(state => state.about?.library.find(({ id }) => id === graph))
  const text = usePython(graph)
  const { closeDialog } = store.getState()
  const close = <Button onClick={closeDialog}>{t('close')}</Button>
  return (
    <Dialog wide title={t('inPython', { title: entry?.title[language] ?? '' })} onClose={closeDialog} actions={close}>
      <p>{t.rich('runIt', { ...tags, file: entry?.python ?? '' })}</p>
      {text === null ? null : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard
        <pre className={css.python} tabIndex={0}>
          {text}
        </pre>
      )}
    </Dialog>
  )
}

/** Null until the host has answered. */
function usePython(graph: string): string | null {
  const store = useAppStore()
  const [text, setText] = useState<string | null>(null)
  useEffect(() => {
    let wanted = true
    void store
      .getState()
      .ask('library.python', { id: graph })
      .then(answer => {
        if (wanted && answer) setText(answer.text)
      })
    return () => {
      wanted = false
    }
  }, [store, graph])
  return text
}
