import { useVirtualizer } from '@tanstack/react-virtual'
import { type HTMLAttributes, type ReactNode, type Ref, useEffect, useImperativeHandle, useRef } from 'react'
import css from './Table.module.css'

export const ROW_HEIGHT = 26

export interface VirtualRowsHandle {
  scrollTo(index: number): void
  focus(): void
}

interface VirtualRowsProps extends Omit<HTMLAttributes<HTMLDivElement>, 'children' | 'className'> {
  count: number
  rowHeight?: number
  /** Stable per row, so that React keeps a row when others come and go. */
  keyOf: (index: number) => string | number
  /** The content at `index`; it is placed by us. */
  children: (index: number) => ReactNode
  /** Keeps this row in sight when it changes (null: nothing). */
  active?: number | null
  handle?: Ref<VirtualRowsHandle>
}

/** A scrolling list that only draws the rows in sight. Rows are `rowHeight` high. */
export function VirtualRows(props: VirtualRowsProps) {
  const { count, rowHeight = ROW_HEIGHT, keyOf, children, active = null, handle, ...rest } = props
  const body = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count,
    getScrollElement: () => body.current,
    estimateSize: () => rowHeight,
    getItemKey: keyOf,
    overscan: 8,
  })
  useImperativeHandle(handle, () => ({
    scrollTo: index => rows.scrollToIndex(index, { align: 'auto' }),
    focus: () => body.current?.focus({ preventScroll: true }),
  }))
  useEffect(() => watchScrollbar(body.current!), [])
  useEffect(() => {
    if (active !== null && active >= 0) rows.scrollToIndex(active, { align: 'auto' })
  }, [active, rows])
  return (
    <div ref={body} {...rest} className={css.body}>
      <div className={css.space} style={{ height: rows.getTotalSize() }} role="presentation">
        {rows.getVirtualItems().map(item => (
          <div
            key={item.key}
            className={css.placed}
            style={{ transform: `translateY(${item.start}px)` }}
            role="presentation"
          >
            {children(item.index)}
          </div>
        ))}
      </div>
    </div>
  )
}

/** Tells the head beside it how wide the scrollbar is (0 while there is none), so that its columns stay over ours. */
function watchScrollbar(body: HTMLElement): () => void {
  const tell = () => body.parentElement?.style.setProperty('--scrollbar', `${body.offsetWidth - body.clientWidth}px`)
  const observer = new ResizeObserver(tell)
  observer.observe(body)
  for (const child of body.children) observer.observe(child)
  return () => observer.disconnect()
}
