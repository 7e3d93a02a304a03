import { useText } from '../../i18n/index.ts'
import { useAppStore } from '../../store/index.ts'
import { Button } from '../../ui/index.ts'
import { ActionButton } from '../shell/ActionButton.tsx'
import { Course } from './Course.tsx'
import { Demo } from './Demo.tsx'
import css from './Start.module.css'

/** The bundled graph a newcomer runs first. */
const FIRST_GRAPH = 'pizza-kitchen'

/** Nothing is open: what this is, and the one thing to do. */
export function Start() {
  const t = useText('start')
  return (
    <div className={css.start}>
      <div>
        <h1>{t('headline')}</h1>
        <p className={css.lead}>{t('lead')}</p>
      </div>
      <Demo />
      <Begin />
      <Course />
    </div>
  )
}

function Begin() {
  const store = useAppStore()
  const t = useText('start')
  const run = async (): Promise<void> => {
    const doc = await store.getState().openBundled(FIRST_GRAPH)
    if (!doc) return
    await store.getState().startRun(doc.id)
    store.getState().offerTour()
  }
  return (
    <div className={css.begin}>
      <Button look="primary" size="large" leadsTo="running" onClick={() => void run()}>
        {t('runKitchen')}
      </Button>
      <ActionButton action="file.open" size="large" icon="folder">
        {t('openFile')}
      </ActionButton>
      <ActionButton action="file.new" look="quiet" size="large" icon="plus">
        {t('newGraph')}
      </ActionButton>
      <span className={css.hint}>{t('drop')}</span>
    </div>
  )
}
