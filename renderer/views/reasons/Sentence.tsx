import type { ReactNode } from 'react'
import { tags, useText } from '../../i18n/index.ts'
import { Icon, type IconName } from '../../ui/index.ts'
import css from './reasons.module.css'
import type { Said, SaidIcon } from './said.ts'

const allTags = { ...tags, e: (text: ReactNode) => <span className={css.error}>{text}</span> }

export function Sentence({ said }: { said: Said }) {
  const t = useText('reasons')
  return t.rich(said.key, { ...allTags, ...said.values })
}

const ICONS: Readonly<Record<SaidIcon, IconName>> = {
  timer: 'clock',
  worker: 'cpu',
  lock: 'lock',
  semaphore: 'semaphore',
  event: 'event',
  condition: 'condition',
  barrier: 'barrier',
  queue: 'queue',
  cell: 'cell',
  connection: 'connection',
  server: 'server',
  process: 'process',
}

/** In a row: an icon where what is meant has one, and as much of the sentence as fits. */
export function Reason({ said }: { said: Said }) {
  return (
    <span className="line">
      {said.icon === null ? null : <Icon name={ICONS[said.icon]} size={12} />}
      <span className="cut">
        <Sentence said={said} />
      </span>
    </span>
  )
}
