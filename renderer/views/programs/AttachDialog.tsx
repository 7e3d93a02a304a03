import { useCallback, useEffect, useState } from 'react'
import type { RunningProgram } from '../../../shared/protocol/running-program.ts'
import { useText } from '../../i18n/index.ts'
import { useAppStore } from '../../store/index.ts'
import { Button, Dialog, Icon } from '../../ui/index.ts'
import css from './AttachDialog.module.css'

/** The user's programs that let themselves be watched, as they are when it opens. */
export function AttachDialog() {
  const store = useAppStore()
  const t = useText('app')
  const { programs, look } = usePrograms()
  const { closeDialog, attach } = store.getState()
  const choose = ({ address }: RunningProgram): void => {
    closeDialog()
    void attach(address)
  }
  const actions = (
    <>
      <Button onClick={() => void look()}>{t('attachDialog.again')}</Button>
      <Button onClick={closeDialog}>{t('attachDialog.cancel')}</Button>
    </>
  )
  return (
    <Dialog title={t('attachDialog.title')} onClose={closeDialog} actions={actions}>
      <p>{t('attachDialog.text')}</p>
      <ul className={css.list} aria-busy={programs === null}>
        {programs?.map(program => (
          <li key={program.address}>
            <button type="button" className={css.entry} onClick={() => choose(program)}>
              <Icon name="play" size={12} />
              <span className="grow cut">{program.name}</span>
              <span className="faint">{program.pid}</span>
              <code className="faint">{program.address}</code>
            </button>
          </li>
        ))}
        {programs?.length === 0 ? <li className={css.nothing}>{t('attachDialog.none')}</li> : null}
      </ul>
    </Dialog>
  )
}

/** Null until the first answer. `look` asks again. */
function usePrograms() {
  const store = useAppStore()
  const [programs, setPrograms] = useState<readonly RunningProgram[] | null>(null)
  const look = useCallback(async (): Promise<void> => {
    const found = await store.getState().ask('program.list', {})
    setPrograms(found ?? [])
  }, [store])
  useEffect(() => void look(), [look])
  return { programs, look }
}
