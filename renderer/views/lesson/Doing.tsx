/** What the button of a step says. */
import type { Doing } from '../../../shared/course/index.ts'
import { tags, useText } from '../../i18n/index.ts'
import type { ButtonProps } from '../../ui/index.ts'

export const DoingIcons: { readonly [K in Doing['kind']]: Pick<ButtonProps, 'icon' | 'leadsTo'> } = {
  run: { icon: 'play', leadsTo: 'running' },
  step: { icon: 'step', leadsTo: 'running' },
  intervene: { leadsTo: 'cancelling' },
  cancelWhen: { leadsTo: 'cancelling' },
  set: { icon: 'play', leadsTo: 'running' },
  replace: { icon: 'play', leadsTo: 'running' },
}

export function DoingWords({ doing }: { doing: Doing }) {
  const t = useText('lesson')
  switch (doing.kind) {
    case 'run':
    case 'step':
    case 'replace':
      return t(`do.${doing.kind}`)
    case 'intervene':
      return <Plan plan={doing.plan} />
    case 'cancelWhen':
      return t.rich('do.cancelWhen', { ...tags, task: doing.task })
    case 'set': {
      const field = doing.path.slice(1).join('.') // without `tasks` or `resources`
      const { value } = doing
      return value === null
        ? t.rich('do.clear', { ...tags, field })
        : t.rich('do.set', { ...tags, field, value: String(value) })
    }
  }
}

/** A cancel, or a shield and then a cancel of the same task. */
function Plan({ plan }: Pick<Extract<Doing, { kind: 'intervene' }>, 'plan'>) {
  const t = useText('lesson')
  const [first, then] = plan
  if (!first) return null
  const words = { ...tags, task: first.task, at: String(first.atSeconds) }
  return then ? t.rich('do.shieldCancel', { ...words, later: String(then.atSeconds) }) : t.rich('do.cancel', words)
}
