import { useEffect, useState } from 'react'
import type { KeptRun, RecordingDetails } from '../../../shared/protocol/recordings.ts'
import { useText } from '../../i18n/index.ts'
import { useAppStore } from '../../store/index.ts'
import { Compared } from './Compared.tsx'
import { Facts } from './Facts.tsx'
import { Interventions } from './Interventions.tsx'
import { RunHead } from './RunHead.tsx'
import css from './Runs.module.css'
import type { RunRow } from './rows.ts'

/** What is known of the selected run, and what can be done with it. */
export function RunDetails({ row }: { row: RunRow }) {
  const t = useText('kept')
  return (
    <section className={css.details} aria-label={t('details')}>
      {row.kept === null ? <p className="faint">{row.run?.name}</p> : <Kept kept={row.kept} />}
    </section>
  )
}

function Kept({ kept }: { kept: KeptRun }) {
  const details = useDetails(kept)
  return (
    <>
      <RunHead kept={kept} />
      <Compared id={kept.id} />
      <Facts kept={kept} details={details} />
      {details === null ? null : <Interventions details={details} />}
    </>
  )
}

/** Asked for again when something was done to it, or it has ended. */
function useDetails({ id, interventions, outcome, counted }: KeptRun): RecordingDetails | null {
  const store = useAppStore()
  const [details, setDetails] = useState<RecordingDetails | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what they depend on on disk
  useEffect(() => {
    let wanted = true
    void store
      .getState()
      .call('recording.details', { id })
      .then(reply => {
        if (wanted && reply.ok) setDetails(reply.value)
      })
    return () => {
      wanted = false
    }
  }, [store, id, interventions, outcome, counted])
  return details
}
