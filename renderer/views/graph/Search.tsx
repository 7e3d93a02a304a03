import { Panel } from '@xyflow/react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useText } from '../../i18n/index.ts'
import { useApp, useAppStore } from '../../store/index.ts'
import { Field, IconButton } from '../../ui/index.ts'
import { useGraph } from './context.ts'
import css from './graph.module.css'
import { drawnRect, type Scene } from './model/scene.ts'
import { found } from './model/search.ts'
import { revealing } from './model/viewport.ts'
import { usePane } from './use-pane.ts'

/** Finds by name, shows all that match, and goes from one to the next. */
export function Search({ scene }: { scene: Scene }) {
  const store = useAppStore()
  const asked = useApp(state => state.graphCommand)
  const [open, setOpen] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (asked?.name !== 'search') return
    store.getState().graphDone()
    setOpen(true)
    field.current?.select()
  }, [asked, store])
  return open ? <Finder scene={scene} field={field} close={() => setOpen(false)} /> : null
}

interface FinderProps {
  scene: Scene
  field: React.RefObject<HTMLInputElement | null>
  close: () => void
}

function Finder({ scene, field, close }: FinderProps) {
  const t = useText('graph')
  const { overlay } = useGraph()
  const pane = usePane()
  const run = useApp(({ live }) => live?.state ?? null)
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const hits = found(text, scene.structure, run)
  const shown = hits.length === 0 ? 0 : ((at % hits.length) + hits.length) % hits.length
  const current = hits[shown]
  useEffect(() => {
    overlay.setState({ found: text.trim() === '' ? null : new Set(hits.map(({ key }) => key)) })
  })
  useEffect(() => () => overlay.setState({ found: null }), [overlay])
  // biome-ignore lint/correctness/useExhaustiveDependencies: goes there when another one is meant, not when it moves
  useEffect(() => {
    const rect = current ? drawnRect(scene, current.key) : null
    if (!current || !rect) return
    overlay.setState({ cursor: current.key })
    pane.show(revealing(rect, pane.viewport(), pane.size()))
  }, [current?.key])
  const leave = (): void => {
    close()
    document.getElementById('graph')?.focus()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') leave()
    else if (event.key === 'Enter') setAt(at + (event.shiftKey ? -1 : 1))
    else return
    event.preventDefault()
  }
  return (
    <Panel position="top-right" className={css.search}>
      <Field
        ref={field}
        autoFocus
        label={t('find')}
        placeholder={t('findHint')}
        icon="search"
        value={text}
        onChange={value => {
          setText(value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <span className={css.hits} role="status">
        {text.trim() === '' ? null : hits.length === 0 ? t('notFound') : t('found', { at: shown + 1, n: hits.length })}
      </span>
      <IconButton icon="up" size={12} label={t('previous')} onClick={() => setAt(at - 1)} />
      <IconButton icon="down" size={12} label={t('next')} onClick={() => setAt(at + 1)} />
      <IconButton icon="close" size={12} label={t('closeFind')} onClick={leave} />
    </Panel>
  )
}
