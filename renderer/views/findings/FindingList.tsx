import { explainFinding } from '../../../shared/findings/index.ts'
import type { Finding, FindingPlace } from '../../../shared/protocol/findings.ts'
import { useLanguage, useText } from '../../i18n/index.ts'
import { Count, Table, TableCell, TableRow, VirtualRows } from '../../ui/index.ts'
import { Heads } from '../resources/Heads.tsx'
import { moveSelection } from '../resources/move-selection.ts'
import css from './findings.module.css'
import { SeverityWord } from './Severity.tsx'

interface ListProps {
  readonly rows: readonly Finding[]
  readonly chosen: Finding
  readonly onChoose: (id: number) => void
}

/** In the order in which they were first seen, so that rows keep their place. */
export function FindingList({ rows, chosen, onChoose }: ListProps) {
  const t = useText('findings')
  const at = rows.indexOf(chosen)
  const choose = (index: number) => {
    const row = rows[index]
    if (row) onChoose(row.id)
  }
  const columns = [
    { label: t('severity') },
    { label: t('finding') },
    { label: t('subject') },
    { label: t('place') },
    { label: t('count'), num: true },
  ]
  return (
    <div className={css.list}>
      <Table role="grid" aria-label={t('title')} head={<Heads columns={columns} />}>
        <VirtualRows
          role="rowgroup"
          tabIndex={0}
          count={rows.length}
          keyOf={index => rows[index]?.id ?? index}
          active={at}
          onKeyDown={moveSelection(rows.length, at, choose)}
        >
          {index => {
            const finding = rows[index]
            return finding ? (
              <Row finding={finding} selected={finding === chosen} onChoose={() => onChoose(finding.id)} />
            ) : null
          }}
        </VirtualRows>
      </Table>
    </div>
  )
}

interface RowProps {
  readonly finding: Finding
  readonly selected: boolean
  readonly onChoose: () => void
}

function Row({ finding, selected, onChoose }: RowProps) {
  const t = useText('findings')
  const { title } = explainFinding(finding, useLanguage())
  const { task, resource, place, count } = finding
  return (
    <TableRow selected={selected} onClick={onChoose}>
      <TableCell>
        <SeverityWord finding={finding} />
      </TableCell>
      <TableCell title={title}>{title}</TableCell>
      <TableCell>
        <code>{(resource ?? task)?.name}</code>
      </TableCell>
      <TableCell className="faint" title={place ? `${place.file}:${place.line}` : undefined}>
        {place ? <Line place={place} /> : null}
      </TableCell>
      <TableCell className="num">{count > 1 ? <Count>{t('times', { n: count })}</Count> : null}</TableCell>
    </TableRow>
  )
}

/** Where there is no room for all of it, the file gives way to the line. */
const Line = ({ place: { file, line } }: { place: FindingPlace }) => (
  <span className={css.line}>
    <code>{file.split('/').at(-1)}</code>
    <code>:{line}</code>
  </span>
)
