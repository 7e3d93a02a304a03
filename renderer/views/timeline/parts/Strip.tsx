import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import type { Lanes } from '../../../../shared/lanes/index.ts'
import { useText, whole } from '../../../i18n/index.ts'
import { timelineOf, useApp, useAppStore } from '../../../store/index.ts'
import { Button, Field, IconButton, Kbd } from '../../../ui/index.ts'
import { isDrawn, resourceKey, rowsOver, taskKey } from '../lanes/rows.ts'
import css from '../timeline.module.css'
import type { Rows } from './use-rows.ts'

interface StripProps {
  readonly lanes: Lanes
  readonly version: number
  readonly rows: Rows
}

/** Search, and where the view stands in time. */
export function Strip({ lanes, version, rows }: StripProps) {
  return (
    <div className={css.tools}>
      <Search lanes={lanes} version={version} rows={rows} />
      <Amount lanes={lanes} />
      <Views ended={lanes.ended} />
    </div>
  )
}

interface Match {
  readonly key: string
  readonly over: readonly string[]
}

function matchesOf(lanes: Lanes, text: string): readonly Match[] {
  const sought = text.trim().toLowerCase()
  if (sought === '') return []
  const matches: Match[] = []
  for (const { task, name } of lanes.tasks.values())
    if (name.toLowerCase().includes(sought)) matches.push({ key: taskKey(task), over: rowsOver(lanes, task) })
  for (const lane of lanes.resources.values())
    if (isDrawn(lane) && lane.name.toLowerCase().includes(sought))
      matches.push({ key: resourceKey(lane.resource), over: ['resources'] })
  return matches
}

function Search({ lanes, version, rows }: StripProps) {
  const t = useText('timeline')
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const field = useFocusOnRequest()
  // Names only come with new lanes, of which a new version tells.
  const matches = useMemo(() => (version >= 0 ? matchesOf(lanes, text) : []), [lanes, version, text])
  const go = (to: number, from = matches): void => {
    if (from.length === 0) return
    const index = (to + from.length) % from.length
    setAt(index)
    rows.reveal(from[index]!.key, from[index]!.over)
  }
  const type = (now: string): void => {
    setText(now)
    go(0, matchesOf(lanes, now))
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') go(at + (event.shiftKey ? -1 : 1))
    else if (event.key === 'Escape') type('')
    else return
    event.preventDefault()
  }
  const found = matches.length > 0 ? t('found', { at: at + 1, n: matches.length }) : t('nothing')
  return (
    <search className={css.search}>
      <Field
        ref={field}
        label={t('search')}
        placeholder={t('searchHint')}
        icon="search"
        keys="/"
        value={text}
        onChange={type}
        onKeyDown={onKeyDown}
      />
      {text === '' ? null : (
        <>
          <span className="faint" role="status">
            {found}
          </span>
          <IconButton
            icon="up"
            size={12}
            label={t('previous')}
            onClick={() => go(at - 1)}
            disabled={matches.length === 0}
          />
          <IconButton
            icon="down"
            size={12}
            label={t('next')}
            onClick={() => go(at + 1)}
            disabled={matches.length === 0}
          />
        </>
      )}
    </search>
  )
}

function useFocusOnRequest() {
  const field = useRef<HTMLInputElement>(null)
  const asked = useApp(state => state.timelineSearch)
  const seen = useRef(asked)
  useEffect(() => {
    if (seen.current === asked) return
    seen.current = asked
    field.current?.focus()
    field.current?.select()
  }, [asked])
  return field
}

function Amount({ lanes }: { lanes: Lanes }) {
  const t = useText('timeline')
  const drawn = lanes.tasks.size + lanes.resources.size + lanes.workers.size
  return (
    <span className={css.amount} title={whole(lanes.segments)}>
      {t('segmentsDrawn', { lanes: drawn, segments: lanes.segments })}
    </span>
  )
}

function Views({ ended }: { ended: boolean }) {
  const store = useAppStore()
  const t = useText('timeline')
  const timeline = useApp(state => state.timeline)
  const shownRun = useApp(state => state.shownRun)
  const { kind } = timelineOf({ timeline, shownRun }).view
  return (
    <div className={css.views}>
      <span className={css.keys}>
        {t('zoom')} <Kbd>W</Kbd> <Kbd>S</Kbd> {t('pan')} <Kbd>A</Kbd> <Kbd>D</Kbd>
      </span>
      <Button look="quiet" keys="F" pressed={kind === 'fit'} onClick={() => store.getState().fitTime()}>
        {t('fit')}
      </Button>
      {ended ? null : (
        <Button
          look="quiet"
          keys="E"
          title={t('followHint')}
          pressed={kind === 'follow'}
          onClick={() => store.getState().followTime()}
        >
          {t('follow')}
        </Button>
      )}
    </div>
  )
}
