import { MergeView } from '@codemirror/merge'
import { EditorState, type Extension } from '@codemirror/state'
import { EditorView, lineNumbers } from '@codemirror/view'
import { useEffect, useRef, useState } from 'react'
import { useText } from '../../i18n/index.ts'
import { useApp, useAppStore } from '../../store/index.ts'
import { Button, Dialog } from '../../ui/index.ts'
import { cspNonce, languageFor } from '../source/index.ts'
import css from './conflict.module.css'

interface CompareProps {
  doc: string
  file: string
}

/** What another program left on disk beside what is typed here, and the choice between them. */
export function Compare({ doc, file }: CompareProps) {
  const store = useAppStore()
  const t = useText('conflict')
  const mine = useApp(({ docs }) => docs.get(doc)?.files.find(({ path }) => path === file)?.text)
  const theirs = useOnDisk(doc, file)
  const { closeDialog, settleConflict } = store.getState()
  const settle = (take: 'theirs' | 'mine'): void => {
    closeDialog()
    void settleConflict(doc, file, take)
  }
  const actions = (
    <>
      <Button onClick={closeDialog}>{t('later')}</Button>
      <Button onClick={() => settle('theirs')}>{t('reload')}</Button>
      <Button look="primary" onClick={() => settle('mine')}>
        {t('keep')}
      </Button>
    </>
  )
  return (
    <Dialog title={t('title', { file })} onClose={closeDialog} actions={actions} full>
      <div className={css.sides}>
        <div className={css.heads}>
          <h3>{t('onDisk')}</h3>
          <h3>{t('here')}</h3>
        </div>
        {mine === undefined || theirs === null ? null : <SideBySide file={file} theirs={theirs} mine={mine} />}
      </div>
    </Dialog>
  )
}

/** Null until it is known; nothing, if the file is gone. */
function useOnDisk(doc: string, file: string): string | null {
  const store = useAppStore()
  const [text, setText] = useState<string | null>(null)
  useEffect(() => {
    let wanted = true
    void store
      .getState()
      .ask('doc.onDisk', { doc, file })
      .then(answer => wanted && answer && setText(answer.text ?? ''))
    return () => {
      wanted = false
    }
  }, [store, doc, file])
  return text
}

interface SideBySideProps {
  file: string
  theirs: string
  mine: string
}

function SideBySide({ file, theirs, mine }: SideBySideProps) {
  const parent = useRef<HTMLDivElement>(null)
  const t = useText('conflict')
  useEffect(() => {
    if (!parent.current) return
    const side = (text: string, label: string) => ({ doc: text, extensions: readOnly(file, label) })
    const view = new MergeView({
      parent: parent.current,
      a: side(theirs, t('onDisk')),
      b: side(mine, t('here')),
      collapseUnchanged: { margin: 3 },
    })
    return () => view.destroy()
  }, [file, theirs, mine, t])
  return <div ref={parent} />
}

const readOnly = (file: string, label: string): Extension => [
  lineNumbers(),
  languageFor(file),
  cspNonce(),
  EditorState.readOnly.of(true),
  EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
]
