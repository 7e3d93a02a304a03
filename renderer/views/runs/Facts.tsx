import type { ReactNode } from 'react'
import { explain } from '../../../shared/errors.ts'
import type { KeptRun, RecordingDetails } from '../../../shared/protocol/recordings.ts'
import { clockTime, useLanguage, useText, whole } from '../../i18n/index.ts'
import css from './Runs.module.css'
import { fileSize } from './sizes.ts'

export function Facts({ kept, details }: { kept: KeptRun; details: RecordingDetails | null }) {
  const t = useText('kept')
  const language = useLanguage()
  const { outcome, error, stopped, clock, speed, seed, counted, tasks, events, bytes, droppedSegments } = kept
  const started = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'medium' })
  const size = fileSize(bytes)
  return (
    <>
      <p className={css.sentence}>
        {t(`outcomes.${outcome}`)}
        {kept.imported ? ` · ${t('importedMark')}` : ''}
      </p>
      {[error, stopped].map(why => (why === null ? null : <p key={why.code}>{explain(why, language)}</p>))}
      <dl className={css.facts}>
        <Fact name={t('facts.graph')}>{kept.title}</Fact>
        <Fact name={t('facts.started')}>{started.format(kept.startedAtMs)}</Fact>
        <Fact name={t('facts.took')}>{clockTime(kept.duration)}</Fact>
        <Fact name={t('facts.clock')}>
          {clock === 'virtual' ? t('virtual') : speed === 1 ? t('real') : t('realAt', { speed })}
        </Fact>
        <Fact name={t('facts.seed')}>{String(seed)}</Fact>
        <Fact name={t('facts.counts')}>{counted ? t('counts', { tasks, events }) : t('notCounted')}</Fact>
        <Fact name={t('facts.findings')}>
          <Findings kept={kept} details={details} />
        </Fact>
        <Fact name={t('facts.size')}>{droppedSegments === 0 ? size : t('dropped', { size, n: droppedSegments })}</Fact>
      </dl>
    </>
  )
}

function Findings({ kept, details }: { kept: KeptRun; details: RecordingDetails | null }) {
  const t = useText('kept')
  if (!kept.debug) return t('debugOff')
  const found = Object.entries(details?.findings ?? {})
  if (kept.findings === 0) return kept.counted ? t('noFindings') : t('notCounted')
  return found.length === 0 ? whole(kept.findings) : found.map(([rule, n]) => `${rule} ×${n}`).join(', ')
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
