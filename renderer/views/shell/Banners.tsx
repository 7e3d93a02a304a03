import { explain } from '../../../shared/errors.ts'
import { seconds, tags, useLanguage, useText } from '../../i18n/index.ts'
import { useApp, useAppStore } from '../../store/index.ts'
import { Banner, Button } from '../../ui/index.ts'
import { ConflictBanner } from '../conflict/index.ts'
import { ActionButton } from './ActionButton.tsx'
import { DeadlockBanner } from './DeadlockBanner.tsx'
import { EndedBanner } from './EndedBanner.tsx'

/** What stands over every pane until its cause is gone. */
export function Banners() {
  return (
    <>
      <FailureBanner />
      <LeftOverBanner />
      <LostBanner />
      <ConflictBanner />
      <StuckBanner />
      <DeadlockBanner />
      <EndedBanner />
    </>
  )
}

function FailureBanner() {
  const store = useAppStore()
  const language = useLanguage()
  const t = useText('app')
  const failure = useApp(state => state.failure)
  if (failure === null || failure.code === 'host/lost') return null
  return (
    <Banner
      kind="failure"
      actions={
        <Button look="quiet" size="small" onClick={() => store.getState().dismissFailure()}>
          {t('dismiss')}
        </Button>
      }
    >
      {explain(failure, language)}
    </Banner>
  )
}

/** What an edit could not see to. */
function LeftOverBanner() {
  const store = useAppStore()
  const language = useLanguage()
  const t = useText('form')
  const left = useApp(state => state.leftOver)
  const [first] = left
  if (!first) return null
  const { dismissLeftOver, goTo } = store.getState()
  return (
    <Banner
      kind="quiet"
      title={left.length > 1 ? t('leftOver', { n: left.length }) : undefined}
      actions={
        <>
          {first.code === 'edit/script-left' ? (
            <Button size="small" onClick={() => goTo(first.details)}>
              {t('openSource')}
            </Button>
          ) : null}
          <Button look="quiet" size="small" onClick={dismissLeftOver}>
            {t('dismiss')}
          </Button>
        </>
      }
    >
      {explain(first, language)}
    </Banner>
  )
}

function LostBanner() {
  const lost = useApp(state => state.connection === 'lost')
  const t = useText('run')
  return lost ? <Banner kind="quiet">{t('lost')}</Banner> : null
}

function StuckBanner() {
  const store = useAppStore()
  const t = useText('run')
  const run = useApp(({ runs, shownRun }) => (shownRun === null ? undefined : runs.get(shownRun)))
  if (!run?.stuck || run.phase === 'ended') return null
  if (run.program !== null) return <SilentBanner name={run.name} forMs={run.stuck.forMs} />
  const name = run.stuck.name === '' ? t('stuck.unnamed') : run.stuck.name
  const end = (
    <Button leadsTo="failed" icon="end" onClick={() => store.getState().showDialog({ kind: 'kill', run: run.run })}>
      {t('stuck.end')}
    </Button>
  )
  return (
    <Banner
      kind="failure"
      title={t.rich('stuck.title', { ...tags, name, time: seconds(run.stuck.forMs * 1000, 1) })}
      actions={end}
    >
      {t('stuck.why')}
    </Banner>
  )
}

/** Of a program of its own nobody knows more than that. */
function SilentBanner({ name, forMs }: { name: string; forMs: number }) {
  const t = useText('run')
  const detach = (
    <ActionButton action="program.detach" bare>
      {t('program.detach')}
    </ActionButton>
  )
  return (
    <Banner
      kind="failure"
      title={t.rich('program.silent', { ...tags, name, time: seconds(forMs * 1000, 1) })}
      actions={detach}
    >
      {t('program.silentWhy')}
    </Banner>
  )
}
