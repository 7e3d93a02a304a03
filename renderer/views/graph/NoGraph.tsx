import { useText } from '../../i18n/index.ts'
import { EmptyState } from '../../ui/index.ts'

export function NoGraph() {
  const t = useText('graph')
  return <EmptyState title={t('empty')}>{t('emptyWhy')}</EmptyState>
}
