import type { WheelEvent } from 'react'
import { useText, whole } from '../../../i18n/index.ts'
import { useApp, useAppStore } from '../../../store/index.ts'
import { Count, cx, Icon, Mix, StateCell } from '../../../ui/index.ts'
import { Sentence } from '../../reasons/index.tsx'
import { elementId, useOverlay } from '../context.ts'
import { hasRows, ROWS_OPEN } from '../model/size.ts'
import type { TaskNode } from '../model/structure.ts'
import type { StackView, TaskView } from '../model/views.ts'
import { Box, Step } from './Box.tsx'
import { Cancel } from './Cancel.tsx'
import { Fold } from './Fold.tsx'
import css from './nodes.module.css'
import { Found, Progress, Shielded, useIsSelected } from './Single.tsx'
import { useStack } from './use-stack.ts'
import { useWords } from './use-words.ts'

/** Copies of one task: a row each while they are few, else the mix of their states, which opens over what is below it. */
export function Stack({ node, view }: { node: TaskNode; view: StackView }) {
  const t = useText('graph')
  const words = useWords()
  const { toggle } = useStack(node)
  const far = useOverlay(overlay => overlay.far)
  const dim = useApp(
    ({ filter }) => filter.states.size > 0 && ![...filter.states].some(state => view.counts[state] > 0),
  )
  const few = hasRows(node)
  const name = words.name(node, view)
  return (
    <Box
      cursor={node.key}
      name={name}
      title={far ? name : undefined}
      state={view.deadlocked ? 'deadlocked' : null}
      selected={false}
      dim={dim}
      look={cx(css.stack, view.first !== null && css.open)}
      aria-expanded={few ? undefined : view.first !== null}
      onDoubleClick={few ? undefined : toggle}
    >
      <div className={css.head}>
        <span className={css.kind}>
          <Icon name="group" />
        </span>
        <code className={css.name} title={node.name}>
          {node.name}
        </code>
        <Step at={node.key} />
        <Fold node={node} />
        <Count>{t('copies', { n: view.total })}</Count>
        {few || node.members.length === 0 ? null : <Opener node={node} open={view.first !== null} toggle={toggle} />}
      </div>
      {few ? null : (
        <div className={css.mix} title={words.counts(view)}>
          <Mix counts={view.counts} />
          {far ? null : <span className="cut">{words.counts(view)}</span>}
        </div>
      )}
      {far && few ? <Cells rows={view.rows} /> : <Rows node={node} view={view} />}
    </Box>
  )
}

function Opener({ node, open, toggle }: { node: TaskNode; open: boolean; toggle: () => void }) {
  const t = useText('graph')
  const label = t(open ? 'shut' : 'open', { name: node.name })
  return (
    <button
      type="button"
      tabIndex={-1}
      className={`${css.fold} nodrag nopan`}
      aria-label={label}
      title={label}
      onClick={event => {
        event.stopPropagation()
        toggle()
      }}
    >
      <Icon name={open ? 'down' : 'right'} size={12} />
    </button>
  )
}

const Cells = ({ rows }: { rows: readonly TaskView[] }) => (
  <div className={css.cells}>
    {rows.map(row => (row.state === null ? null : <StateCell key={row.task} state={row.state} />))}
  </div>
)

function Rows({ node, view }: { node: TaskNode; view: StackView }) {
  const { scroll } = useStack(node)
  const t = useText('graph')
  if (view.rows.length === 0) return null
  const { first } = view
  const more = first !== null && node.members.length > ROWS_OPEN
  const onWheel = (event: WheelEvent): void => scroll(Math.sign(event.deltaY) * 2)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a list whose items are groups of their own
    <div
      className={cx(css.rows, more && 'nowheel')}
      role="group"
      aria-label={node.name}
      onWheel={more ? onWheel : undefined}
    >
      {view.rows.map((row, i) => (
        <Row key={row.task} node={node} row={row} index={(first ?? 0) + i} />
      ))}
      {more ? (
        <span
          className={css.thumb}
          title={t('scroll', { from: first + 1, to: first + view.rows.length, n: node.members.length })}
          style={{
            top: `${(100 * first) / node.members.length}%`,
            height: `${(100 * ROWS_OPEN) / node.members.length}%`,
          }}
        />
      ) : null}
    </div>
  )
}

/** `[0]`, or the name of its own that a task made by code has. */
export const rowLabel = (node: TaskNode, row: TaskView, index: number): string =>
  node.declared && row.name.startsWith(node.name) ? row.name.slice(node.name.length) || `[${whole(index)}]` : row.name

function Row({ node, row, index }: { node: TaskNode; row: TaskView; index: number }) {
  const store = useAppStore()
  const words = useWords()
  const cursor = `${node.key}#${row.task}`
  const here = useOverlay(overlay => overlay.cursor === cursor)
  const selected = useIsSelected(row.task)
  const select = (): void => (row.task === null ? undefined : store.getState().selectTask(row.task))
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields of a form
    // biome-ignore lint/a11y/useKeyWithClickEvents: the canvas has the keys
    <div
      id={elementId(cursor)}
      role="group"
      aria-label={words.row(row)}
      title={words.row(row)}
      className={css.row}
      data-task={row.task}
      data-selected={selected || undefined}
      data-cursor={here || undefined}
      data-state={row.state ?? undefined}
      onClick={event => {
        event.stopPropagation()
        select()
      }}
    >
      {row.state === null ? null : <StateCell state={row.state} />}
      <code className={css.label}>{rowLabel(node, row, index)}</code>
      <span className={css.reason}>{row.reason === null ? words.state(row) : <Sentence said={row.reason} />}</span>
      {row.shielded ? <Shielded /> : null}
      {row.findings > 0 ? <Found n={row.findings} /> : null}
      <Step at={cursor} />
      {row.goesOn && row.task !== null ? <Cancel task={row.task} name={row.name} /> : null}
      <Progress at={row.progress} />
    </div>
  )
}
