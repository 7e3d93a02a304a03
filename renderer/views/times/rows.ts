/** The order of the list. */
import type { Lanes, Subject, SubjectTimes } from '../../../shared/lanes/index.ts'
import type { TimesChoice } from '../../store/index.ts'

export const nameOf = (subject: Subject, lanes: Lanes, all: string): string => {
  if (subject.kind === 'all') return all
  return subject.kind === 'name'
    ? subject.name
    : (lanes.resources.get(subject.resource)?.name ?? `#${subject.resource}`)
}

type Named = (subject: Subject) => string

/** All tasks stay on top: they are the sum, and not one of many. */
export function sorted(
  subjects: readonly SubjectTimes[],
  { column, down }: TimesChoice['sort'],
  named: Named,
): readonly SubjectTimes[] {
  const sign = down ? -1 : 1
  const byName = (a: SubjectTimes, b: SubjectTimes): number => compare(named(a.subject), named(b.subject))
  const by = (a: SubjectTimes, b: SubjectTimes): number =>
    column === 'name' ? sign * byName(a, b) : sign * (a[column] - b[column]) || byName(a, b)
  const [all, ...rest] = subjects
  return all ? [all, ...rest.sort(by)] : []
}

const compare = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true })

/** As they stood, with what is new behind: nothing moves under the pointer. */
export function held(rows: readonly SubjectTimes[], order: readonly string[]): readonly SubjectTimes[] {
  const place = new Map(order.map((key, i) => [key, i]))
  const of = ({ key }: SubjectTimes): number => place.get(key) ?? order.length
  return rows.toSorted((a, b) => of(a) - of(b))
}
