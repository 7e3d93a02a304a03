import { type ReactNode, useId, useState } from 'react'
import type { Doc } from '../../../shared/protocol/documents.ts'
import { useText } from '../../i18n/index.ts'
import { type StartHow, useApp, useAppStore } from '../../store/index.ts'
import { Button, Dialog } from '../../ui/index.ts'
import { Items } from './Items.tsx'
import css from './permissions.module.css'

interface ConsentProps {
  readonly doc: string
  /** How to run it once it is answered; null: it is not to run. */
  readonly next: StartHow | null
}

/** Asks what a graph may do, thing by thing, before it runs. */
export function Consent({ doc: id, next }: ConsentProps) {
  const doc = useApp(({ docs }) => docs.get(id))
  return doc ? <Asked key={doc.permissions.map(({ item }) => item).join('\n')} doc={doc} next={next} /> : null
}

function Asked({ doc, next }: { doc: Doc; next: ConsentProps['next'] }) {
  const store = useAppStore()
  const t = useText('permissions')
  const [chosen, choose] = useState(() => new Set(proposed(doc)))
  const items = doc.permissions.map(({ item }) => item)
  const { closeDialog, answerPermissions, startRun } = store.getState()
  const answer = async (allowed: readonly string[]): Promise<void> => {
    closeDialog()
    if (!(await answerPermissions(doc.id, items, allowed)) || next === null) return
    await startRun(doc.id, next)
  }
  const toggle = (item: string): void => {
    const changed = new Set(chosen)
    if (!changed.delete(item)) changed.add(item)
    choose(changed)
  }
  const runs = next !== null
  const actions = (
    <>
      <Button onClick={closeDialog}>{t('cancel')}</Button>
      <Button onClick={() => void answer([])}>{t(runs ? 'deny' : 'denyOnly')}</Button>
      <Button look="primary" disabled={chosen.size === 0} onClick={() => void answer([...chosen])}>
        {t(runs ? 'allow' : 'allowOnly')}
      </Button>
    </>
  )
  const answered = doc.permissions.filter(({ allowed }) => allowed !== null).length
  return (
    <Dialog wide title={t('title', { name: doc.title })} onClose={closeDialog} actions={actions}>
      <p>
        {t('intro')} <code>{doc.path ?? doc.name}</code>
      </p>
      {answered > 0 && answered < items.length ? <p>{t('changed')}</p> : null}
      <Items items={items}>
        {(item, line) => (
          <Choice checked={chosen.has(item)} onChange={() => toggle(item)}>
            {line}
          </Choice>
        )}
      </Items>
    </Dialog>
  )
}

function Choice({ checked, onChange, children }: { checked: boolean; onChange: () => void; children: ReactNode }) {
  const id = useId()
  return (
    <label className={css.choice} htmlFor={id}>
      <input id={id} type="checkbox" checked={checked} onChange={onChange} />
      {children}
    </label>
  )
}

/** What was denied before stays denied; what was never asked is proposed as the graph asks for it. */
const proposed = ({ permissions }: Doc): string[] =>
  permissions.flatMap(({ item, allowed }) => (allowed === false ? [] : [item]))
