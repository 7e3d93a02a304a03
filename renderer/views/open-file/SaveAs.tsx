import { useState } from 'react'
import { useText } from '../../i18n/index.ts'
import { useApp, useAppStore } from '../../store/index.ts'
import { Button, Dialog, Field } from '../../ui/index.ts'
import { FolderList } from './FolderList.tsx'
import { useFolder, within } from './use-folder.ts'

export function SaveAs({ doc }: { doc: string }) {
  const store = useAppStore()
  const t = useText('app')
  const { listing, setFolder } = useFolder()
  const [name, setName] = useState(useApp(({ docs }) => docs.get(doc)?.name ?? ''))
  const { closeDialog, saveAs } = store.getState()
  const ready = listing !== null && name.trim() !== ''
  const save = (): void => {
    if (!ready) return
    closeDialog()
    void saveAs(doc, within(listing.folder, name.trim()))
  }
  const actions = (
    <>
      <Button onClick={closeDialog}>{t('openDialog.cancel')}</Button>
      <Button look="primary" disabled={!ready} onClick={save}>
        {t('saveDialog.save')}
      </Button>
    </>
  )
  return (
    <Dialog wide title={t('saveDialog.title')} onClose={closeDialog} actions={actions}>
      <Field
        label={t('saveDialog.name')}
        value={name}
        onChange={setName}
        onKeyDown={event => (event.key === 'Enter' ? save() : undefined)}
      />
      <FolderList listing={listing} kind="graph" onFolder={setFolder} onFile={(_, chosen) => setName(chosen)} />
    </Dialog>
  )
}
