import type { ReactNode } from 'react'
import type { Lanes } from '../../../../shared/lanes/index.ts'
import { tags, useText } from '../../../i18n/index.ts'
import type { KeptBy } from '../lanes/kept-by.ts'
import css from '../timeline.module.css'
import { Columns } from './Columns.tsx'
import { namesOf, useDuration } from './use-words.ts'

const SHOWN = 5

export function KeptList({ lanes, kept }: { lanes: Lanes; kept: readonly KeptBy[] | null }) {
  const t = useText('timeline')
  const duration = useDuration()
  if (kept === null) return <p className="faint">{t('keptMuch')}</p>
  if (kept.length === 0) return <p className="faint">{t('keptNobody')}</p>
  const longest = kept[0]!.time
  return (
    <table className={css.table} aria-label={t('kept')}>
      <Columns n={3} />
      <tbody>
        {kept.slice(0, SHOWN).map(each => (
          <tr key={`${each.resource} ${each.holders.join()}`}>
            <th scope="row" className="cut">
              <Who lanes={lanes} kept={each} />
            </th>
            <td>
              <i className={css.bar}>
                <i data-kind="kept" style={{ width: `${(each.time / longest) * 100}%` }} />
              </i>
            </td>
            <td className="num">{duration(each.time)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Who({ lanes, kept: { holders, resource } }: { lanes: Lanes; kept: KeptBy }): ReactNode {
  const t = useText('timeline')
  if (holders.length === 0) return t('keptQueue')
  const names = namesOf(lanes, holders)
  if (resource === null) return t.rich('keptTask', { ...tags, names })
  return t.rich('keptIn', { ...tags, names, resource: lanes.resources.get(resource)?.name ?? `#${resource}` })
}
