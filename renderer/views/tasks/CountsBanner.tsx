import { useText } from '../../i18n/index.ts'
import { useApp, useRunState } from '../../store/index.ts'
import { Banner } from '../../ui/index.ts'

/** What this view does not show one by one, with the counts. */
export function CountsBanner() {
  const t = useText('tasks')
  const run = useRunState()
  const merging = useApp(state => state.merging)
  const said: string[] = []
  if (merging !== null) said.push(t('merged', { n: merging }))
  if (run && run.logDropped > 0) said.push(t('dropped', { n: run.logDropped }))
  if (run && run.forgotten > 0) said.push(t('forgotten', { n: run.forgotten }))
  return said.length === 0 ? null : <Banner kind="quiet">{said.join(' ')}</Banner>
}
