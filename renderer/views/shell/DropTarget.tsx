import { useEffect, useState } from 'react'
import { useText } from '../../i18n/index.ts'
import { type AppStore, useAppStore } from '../../store/index.ts'
import css from './Shell.module.css'

/** A file dropped anywhere is opened by its text. In Electron the preload script takes the drop: it knows the file's place. */
export function DropTarget() {
  const store = useAppStore()
  const t = useText('start')
  const [over, setOver] = useState(false)
  useEffect(() => listen(store, setOver), [store])
  return over ? (
    <div className={css.drop}>
      <span>{t('dropNow')}</span>
    </div>
  ) : null
}

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false

function listen(store: AppStore, setOver: (over: boolean) => void): () => void {
  const stop = new AbortController()
  const on = <E extends 'dragover' | 'dragleave' | 'drop' | 'mousemove'>(
    type: E,
    listener: (event: WindowEventMap[E]) => void,
  ): void => window.addEventListener(type, listener, { signal: stop.signal })
  on('dragover', event => {
    if (!hasFiles(event)) return
    event.preventDefault()
    setOver(true)
  })
  on('dragleave', event => {
    if (event.relatedTarget === null) setOver(false)
  })
  // While something is dragged the mouse moves in silence: when it speaks, the drag is over, whoever took the drop.
  on('mousemove', () => setOver(false))
  on('drop', event => {
    setOver(false)
    const file = event.dataTransfer?.files[0]
    if (!file) return
    event.preventDefault()
    void file.text().then(text => store.getState().openText(file.name, text))
  })
  return () => stop.abort()
}
