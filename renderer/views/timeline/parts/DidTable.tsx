import type { Lanes } from '../../../../shared/lanes/index.ts'
import { useText } from '../../../i18n/index.ts'
import { StateCell } from '../../../ui/index.ts'
import css from '../timeline.module.css'
import { Columns } from './Columns.tsx'
import type { Did } from './lane-sums.ts'
import { useDuration, useLaneWords } from './use-words.ts'

interface DidTableProps {
  readonly lanes: Lanes
  readonly label: string
  readonly did: readonly Did[]
  /** What the shares are of. */
  readonly whole: number
  readonly most: number
}

/** How long what was done; the rest in one line, so that the sum is what it says. */
export function DidTable({ lanes, label, did, whole, most }: DidTableProps) {
  const t = useText('timeline')
  const shown = did.length > most ? did.slice(0, most - 1) : did
  const rest = did.slice(shown.length)
  const total = did.reduce((sum, { time }) => sum + time, 0)
  return (
    <table className={css.table} aria-label={label}>
      <Columns n={4} />
      <thead className="visually-hidden">
        <tr>
          <th scope="col">{t('doing')}</th>
          <td />
          <th scope="col">{t('time')}</th>
          <th scope="col">{t('share')}</th>
        </tr>
      </thead>
      <tbody>
        {shown.map(each => (
          <Line key={each.key} lanes={lanes} did={each} whole={whole} />
        ))}
        {rest.length > 0 ? <Sum name={t('other', { n: rest.length })} time={timeOfAll(rest)} whole={whole} /> : null}
      </tbody>
      <tfoot>
        <Sum name={t('total')} time={total} whole={whole} />
      </tfoot>
    </table>
  )
}

const timeOfAll = (all: readonly Did[]): number => all.reduce((sum, { time }) => sum + time, 0)
const percent = (part: number, whole: number): string => `${Math.round((part / Math.max(1, whole)) * 100)}%`

function Line({ lanes, did, whole }: { lanes: Lanes; did: Did; whole: number }) {
  const t = useText('timeline')
  const words = useLaneWords(lanes)
  const duration = useDuration()
  const wait = did.wait === null ? null : lanes.waitOf(did.wait)
  const named = wait?.for === 'resource' || wait?.for === 'task'
  const word = wait ? words.wait(wait) : did.kind === 'waiting' ? '' : t(did.kind)
  return (
    <tr>
      <th scope="row">
        <span className="line">
          <StateCell state={did.kind} />
          <span className="cut" title={word}>
            {named ? <code>{word}</code> : word}
          </span>
        </span>
      </th>
      <td>
        <i className={css.bar}>
          <i data-kind={did.kind} style={{ width: percent(did.time, whole) }} />
        </i>
      </td>
      <td className="num">{duration(did.time)}</td>
      <td className="num faint">{percent(did.time, whole)}</td>
    </tr>
  )
}

function Sum({ name, time, whole }: { name: string; time: number; whole: number }) {
  const duration = useDuration()
  return (
    <tr>
      <th scope="row" className="faint">
        {name}
      </th>
      <td />
      <td className="num">{duration(time)}</td>
      <td className="num faint">{percent(time, whole)}</td>
    </tr>
  )
}
