import { useVirtualizer } from '@tanstack/react-virtual'
import { useLayoutEffect, useRef, useState } from 'react'
import type { LogLine } from '../../../shared/state/run-state.ts'
import { clockTime, useText } from '../../i18n/index.ts'
import { Button } from '../../ui/index.ts'
import { TaskLink } from '../reasons/index.tsx'
import css from './log.module.css'

const LINE_PX = 20
/** So near to the end one is at the end. */
const NEAR_PX = LINE_PX

/** Lines are as high as their text needs. */
export function LogLines({ lines }: { lines: readonly LogLine[] }) {
  const t = useText('log')
  const body = useRef<HTMLDivElement>(null)
  const [following, setFollowing] = useState(true)
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => body.current,
    estimateSize: () => LINE_PX,
    getItemKey: index => lines[index]?.seq ?? index,
    overscan: 20,
  })
  const last = lines.at(-1)?.seq
  useLayoutEffect(() => {
    if (following && last !== undefined) rows.scrollToIndex(lines.length - 1, { align: 'end' })
  }, [following, last, lines.length, rows])
  const onScroll = () => {
    const { scrollHeight = 0, scrollTop = 0, clientHeight = 0 } = body.current ?? {}
    setFollowing(scrollHeight - scrollTop - clientHeight <= NEAR_PX)
  }
  return (
    <div className={css.frame}>
      <div ref={body} className={css.body} role="log" aria-label={t('title')} aria-live="off" onScroll={onScroll}>
        <div className={css.space} style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(item => {
            const line = lines[item.index]
            return line ? (
              <div
                key={item.key}
                ref={rows.measureElement}
                data-index={item.index}
                className={css.placed}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <Line line={line} />
              </div>
            ) : null
          })}
        </div>
      </div>
      {following ? null : (
        <div className={css.follow}>
          <Button icon="down" onClick={() => setFollowing(true)}>
            {t('follow')}
          </Button>
        </div>
      )}
    </div>
  )
}

function Line({ line: { at, task, text } }: { line: LogLine }) {
  const t = useText('log')
  return (
    <div className={css.line}>
      <code className={css.time}>{clockTime(at)}</code>
      <span className={css.task}>
        {task === null ? <span className="faint">{t('program')}</span> : <TaskLink task={task} />}
      </span>
      <code className={css.text}>{text}</code>
    </div>
  )
}
