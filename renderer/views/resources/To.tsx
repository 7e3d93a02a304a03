import type { ResourceStats } from '../../../shared/protocol/events.ts'
import type { Waiter } from '../../../shared/state/selectors.ts'
import { useText } from '../../i18n/index.ts'

/** What one in line for a queue wants to do; of those at a condition, which were notified. */
export function To({ stats: { kind }, to }: { stats: ResourceStats; to: Waiter['to'] }) {
  const t = useText('resources')
  if (kind === 'queue') return <span className="faint">{t('to', { to })}</span>
  return kind === 'condition' && to === 'acquire' ? <span className="faint">{t('notified')}</span> : null
}
