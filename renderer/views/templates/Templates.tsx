/** What a new graph may begin with: chosen with a click, or with arrows and Enter. */
import { type KeyboardEvent, useRef } from 'react'
import { TEMPLATE_IDS, type TemplateId } from '../../../shared/graph/templates/index.ts'
import { useText } from '../../i18n/index.ts'
import { useAppStore } from '../../store/index.ts'
import { Button, Dialog, Icon, type IconName } from '../../ui/index.ts'
import css from './Templates.module.css'

const ICONS: Record<TemplateId, IconName> = {
  empty: 'file',
  producerConsumer: 'queue',
  fanOut: 'task',
  lock: 'lock',
  pipeline: 'restart',
  rateLimit: 'semaphore',
  pool: 'cpu',
  http: 'connection',
}

const STEP: Readonly<Record<string, number>> = { ArrowDown: 2, ArrowUp: -2, ArrowRight: 1, ArrowLeft: -1 }

export function Templates() {
  const store = useAppStore()
  const t = useText('templates')
  const list = useRef<HTMLUListElement>(null)
  const { closeDialog, newDoc } = store.getState()
  const choose = (id: TemplateId): void => {
    closeDialog()
    void newDoc(id)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])]
    const at = buttons.indexOf(event.target as HTMLButtonElement)
    const next = buttons[at + (STEP[event.key] ?? 0)]
    if (at < 0 || STEP[event.key] === undefined || !next) return
    event.preventDefault()
    next.focus()
  }
  return (
    <Dialog
      wide
      title={t('title')}
      onClose={closeDialog}
      actions={<Button onClick={closeDialog}>{t('cancel')}</Button>}
    >
      <p className={css.lead}>{t('lead')}</p>
      <ul ref={list} className={css.list} onKeyDown={onKeyDown}>
        {TEMPLATE_IDS.map(id => (
          <li key={id}>
            <button type="button" className={css.template} onClick={() => choose(id)}>
              <Icon name={ICONS[id]} />
              <span className={css.title}>{t(`${id}.title`)}</span>
              <span className={css.text}>{t(`${id}.text`)}</span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
