import { useState } from 'react'
import { useText } from '../../i18n/index.ts'
import { useAppStore } from '../../store/index.ts'
import { Button, Dialog, Field } from '../../ui/index.ts'
import { FolderList } from './FolderList.tsx'
import { useFolder } from './use-folder.ts'

/** For a host without a dialog of its own: a path, or a walk through the folders. */
export function OpenFile() {
  const store = useAppStore()
  const t = useText('app')
  const { listing, setFolder } = useFolder()
  const [path, setPath] = useState('')
  const { closeDialog, openPath } = store.getState()
  const open = (file: string): void => {
    closeDialog()
    void openPath(file)
  }
  const actions = (
    <>
      <Button onClick={closeDialog}>{t('openDialog.cancel')}</Button>
      <Button look="primary" disabled={path.trim() === ''} onClick={() => open(path.trim())}>
        {t('openDialog.open')}
      </Button>
    </>
  )
  return (
    <Dialog wide title={t('openDialog.title')} onClose={closeDialog} actions={actions}>
      <Field
        label={t('openDialog.path')}
        placeholder={t('openDialog.path')}
        value={path}
        onChange={setPath}
        onKeyDown={event => (event.key === 'Enter' && path.trim() !== '' ? open(path.trim()) : undefined)}
      />
      <FolderList listing={listing} kind="graph" onFolder={setFolder} onFile={open} />
    </Dialog>
  )
}
