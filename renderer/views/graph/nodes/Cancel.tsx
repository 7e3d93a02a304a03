import { useText } from '../../../i18n/index.ts'
import { useAppStore } from '../../../store/index.ts'
import { Button } from '../../../ui/index.ts'
import css from './nodes.module.css'

/** Over the state's word, while the pointer is on the node. The keyboard has Delete. */
export function Cancel({ task, name }: { task: number; name: string }) {
  const store = useAppStore()
  const t = useText('graph')
  return (
    <span className={`${css.cancel} nodrag nopan`}>
      <Button
        size="row"
        leadsTo="cancelling"
        tabIndex={-1}
        aria-label={t('cancelNamed', { name })}
        onClick={event => {
          event.stopPropagation()
          void store.getState().cancelTask(task)
        }}
      >
        {t('cancel')}
      </Button>
    </span>
  )
}
