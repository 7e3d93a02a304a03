import { useState } from 'react'
import type { ExportFormat } from '../../../shared/protocol/recordings.ts'
import { useText } from '../../i18n/index.ts'
import { useApp, useAppStore } from '../../store/index.ts'
import { Button, Dialog, Field } from '../../ui/index.ts'
import { FolderList } from '../open-file/FolderList.tsx'
import { useFolder, within } from '../open-file/use-folder.ts'

export function DeleteRun({ id }: { id: string }) {
  const store = useAppStore()
  const t = useText('kept')
  const kept = useApp(state => state.kept?.get(id))
  const { closeDialog, deleteKept } = store.getState()
  const remove = (): void => {
    closeDialog()
    void deleteKept(id)
  }
  const actions = (
    <>
      <Button onClick={closeDialog}>{t('deleteDialog.cancel')}</Button>
      <Button look="primary" onClick={remove}>
        {t('deleteDialog.delete')}
      </Button>
    </>
  )
  const name = kept?.name ?? kept?.title ?? ''
  return (
    <Dialog title={t('deleteDialog.title', { name })} onClose={closeDialog} actions={actions}>
      {t('deleteDialog.text')}
    </Dialog>
  )
}

const ENDINGS: Readonly<Record<ExportFormat, string>> = { file: '.yprun', trace: '.trace.json', csv: '.csv' }

/** For a host without a dialog of its own. */
export function ExportRun({ id, as }: { id: string; as: ExportFormat }) {
  const store = useAppStore()
  const t = useText('kept')
  const kept = useApp(state => state.kept?.get(id))
  const { listing, setFolder } = useFolder()
  const [name, setName] = useState(`${fileName(kept?.name ?? kept?.title ?? 'run')}${ENDINGS[as]}`)
  const { closeDialog, exportKept } = store.getState()
  const ready = listing !== null && name.trim() !== ''
  const save = (): void => {
    if (!ready) return
    closeDialog()
    void exportKept(id, as, within(listing.folder, name.trim()))
  }
  const actions = (
    <>
      <Button onClick={closeDialog}>{t('exportDialog.cancel')}</Button>
      <Button look="primary" disabled={!ready} onClick={save}>
        {t('exportDialog.save')}
      </Button>
    </>
  )
  return (
    <Dialog wide title={t('exportDialog.title')} onClose={closeDialog} actions={actions}>
      <Field
        label={t('exportDialog.name')}
        value={name}
        onChange={setName}
        onKeyDown={event => (event.key === 'Enter' ? save() : undefined)}
      />
      <FolderList
        listing={listing}
        kind="recording"
        onFolder={setFolder}
        onFile={(_, chosen) => setName(as === 'file' ? chosen : name)}
      />
    </Dialog>
  )
}

const fileName = (name: string): string => name.replace(/[\\/:*?"<>|]+/g, '-')

/** For a host without a dialog of its own. */
export function ImportRun() {
  const store = useAppStore()
  const t = useText('kept')
  const { listing, setFolder } = useFolder()
  const [path, setPath] = useState('')
  const { closeDialog, importKept } = store.getState()
  const load = (file: string): void => {
    if (file === '') return
    closeDialog()
    void importKept(file)
  }
  const actions = (
    <>
      <Button onClick={closeDialog}>{t('importDialog.cancel')}</Button>
      <Button look="primary" disabled={path.trim() === ''} onClick={() => load(path.trim())}>
        {t('importDialog.open')}
      </Button>
    </>
  )
  return (
    <Dialog wide title={t('importDialog.title')} onClose={closeDialog} actions={actions}>
      <Field
        label={t('importDialog.path')}
        placeholder={t('importDialog.path')}
        value={path}
        onChange={setPath}
        onKeyDown={event => (event.key === 'Enter' ? load(path.trim()) : undefined)}
      />
      <FolderList listing={listing} kind="recording" onFolder={setFolder} onFile={load} />
    </Dialog>
  )
}
