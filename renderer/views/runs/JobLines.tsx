import { useText } from '../../i18n/index.ts'
import { useApp, useAppStore } from '../../store/index.ts'
import { Button } from '../../ui/index.ts'
import css from './Runs.module.css'

/** Exports, imports and checks that go on, with how far they are. */
export function JobLines() {
  const store = useAppStore()
  const t = useText('kept')
  const jobs = useApp(state => state.recordingJobs)
  if (jobs.size === 0) return null
  return (
    <ul className={css.jobs}>
      {[...jobs.values()].map(({ job, what, done }) => (
        <li key={job}>
          <span className="grow">{t(`job.${what}`)}</span>
          <progress value={done} max={1} aria-label={t(`job.${what}`)} />
          <Button look="quiet" size="row" onClick={() => void store.getState().stopJob(job)}>
            {t('stop')}
          </Button>
        </li>
      ))}
    </ul>
  )
}
