/** Mistakes of the file on the screen; a click, or Enter, goes to the place. */
import { type KeyboardEvent, type MouseEvent, useMemo, useState } from 'react'
import { explain } from '../../../shared/errors.ts'
import { offsetAt, pathAt } from '../../../shared/graph/path-at.ts'
import type { Place, Problem } from '../../../shared/graph/problem.ts'
import { readText } from '../../../shared/graph/rewrite/rewrite.ts'
import type { Doc } from '../../../shared/protocol/documents.ts'
import { useLanguage, useText } from '../../i18n/index.ts'
import { useAppStore, useDoc } from '../../store/index.ts'
import { Button, EmptyState, Icon, Table, TableCell, TableRow, VirtualRows } from '../../ui/index.ts'
import { Heads } from '../resources/Heads.tsx'
import { moveSelection } from '../resources/move-selection.ts'
import { replaceAt } from '../source/positions.ts'
import { useFixLabel } from '../source/use-problems.ts'
import css from './problems.module.css'

const COLUMNS = '36px minmax(160px, 1fr) minmax(120px, 206px) minmax(0, 148px)'

export function ProblemsPane() {
  const t = useText('source')
  const doc = useDoc()
  const rows = useMemo(() => inOrder(doc?.problems ?? []), [doc?.problems])
  const [chosen, setChosen] = useState(0)
  const go = useGo(doc)
  if (!doc || rows.length === 0) return <EmptyState title={t('noProblems')}>{t('noProblemsHint')}</EmptyState>
  const at = Math.min(chosen, rows.length - 1)
  const move = moveSelection(rows.length, at, setChosen)
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget) return // a button in a row has keys of its own
    move(event)
    if (event.key !== 'Enter') return
    event.preventDefault() // or it would write a line where it goes to
    go(rows[at]!)
  }
  const columns = [
    { label: t('severity'), hidden: true },
    { label: t('problem') },
    { label: t('place') },
    { label: t('fix'), hidden: true },
  ]
  return (
    <Table columns={COLUMNS} role="grid" aria-label={t('problems')} head={<Heads columns={columns} />}>
      <VirtualRows
        role="rowgroup"
        tabIndex={0}
        count={rows.length}
        keyOf={index => index}
        active={at}
        onKeyDown={onKeyDown}
      >
        {index => {
          const problem = rows[index]
          const choose = (): void => {
            setChosen(index)
            if (problem) go(problem)
          }
          return problem ? <Row problem={problem} doc={doc} selected={index === at} onChoose={choose} /> : null
        }}
      </VirtualRows>
    </Table>
  )
}

/** Mistakes before warnings, else as found. */
const inOrder = (problems: readonly Problem[]): readonly Problem[] =>
  problems.toSorted((a, b) => Number(a.severity === 'warning') - Number(b.severity === 'warning'))

/** The task or resource that a place in the graph's file belongs to. */
function nodeAt(doc: Doc, at: Place): string | null {
  const [graph] = doc.files
  if (!graph || at.file !== graph.path) return null
  const read = readText(graph.text)
  const [section, name] = 'root' in read ? pathAt(read.root, offsetAt(graph.text, at.line, at.column)).path : []
  return (section === 'tasks' || section === 'resources') && name !== undefined ? String(name) : null
}

/** To the place, and what the file has there is chosen. */
function useGo(doc: Doc | null | undefined): (problem: Problem) => void {
  const store = useAppStore()
  return ({ at }) => {
    const name = doc ? nodeAt(doc, at) : null
    if (name !== null) store.getState().choose([name])
    store.getState().goTo(at)
  }
}

interface RowProps {
  readonly problem: Problem
  readonly doc: Doc
  readonly selected: boolean
  readonly onChoose: () => void
}

function Row({ problem, doc, selected, onChoose }: RowProps) {
  const t = useText('source')
  const language = useLanguage()
  const { error, at, severity } = problem
  const message = explain(error, language)
  const spot = `:${at.line}:${at.column}`
  return (
    <TableRow selected={selected} onClick={onChoose}>
      <TableCell className={css[severity]} title={t('problemKind', { severity })}>
        <Icon name={severity} />
      </TableCell>
      <TableCell title={message}>{message}</TableCell>
      <TableCell className="faint" title={`${at.file}${spot}`}>
        <code className={css.place}>
          <span>{at.file}</span>
          {spot}
        </code>
      </TableCell>
      <TableCell className="num">
        <FixButton problem={problem} doc={doc} />
      </TableCell>
    </TableRow>
  )
}

function FixButton({ problem: { fix, at }, doc }: { problem: Problem; doc: Doc }) {
  const store = useAppStore()
  const label = useFixLabel()
  const file = doc.files.find(each => each.path === at.file)
  if (!fix || !file) return null
  const mend = (event: MouseEvent) => {
    event.stopPropagation()
    store.getState().editFiles(doc.id, new Map([[file.path, replaceAt(file.text, at, fix.text)]]))
  }
  return (
    <Button size="small" onClick={mend}>
      {label(fix)}
    </Button>
  )
}
