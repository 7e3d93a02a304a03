import type { useText } from '../../i18n/index.ts'
import type { Line } from './model/route.ts'

/** Room that a word needs beside both ends of its line. */
const LEAST = 84

/** What is written at a line: what code does there, in a ring who has and who wants, and of how many tasks it is. */
export function labelOf(
  { link: { kind, mark, verb, count }, length }: Line,
  t: ReturnType<typeof useText<'graph'>>,
): string {
  if (length < LEAST) return ''
  const key = mark === 'dead' ? (kind === 'wants' ? 'wants' : 'heldBy') : mark === null ? verb : null
  return [...(key === null ? [] : [t(`edge.${key}`)]), ...(count > 1 ? [t('edge.times', { n: count })] : [])].join(' ')
}
