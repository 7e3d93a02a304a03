import { useText } from '../../i18n/index.ts'
import { useApp, useAppStore } from '../../store/index.ts'
import { Button, Dialog } from '../../ui/index.ts'
import { Compare } from '../conflict/index.ts'
import { Python } from '../lesson/index.ts'
import { OpenFile } from '../open-file/OpenFile.tsx'
import { SaveAs } from '../open-file/SaveAs.tsx'
import { Connect } from '../palette/Connect.tsx'
import { Palette } from '../palette/Palette.tsx'
import { Consent, Grants } from '../permissions/index.ts'
import { AttachDialog } from '../programs/AttachDialog.tsx'
import { DeleteRun, ExportRun, ImportRun } from '../runs/index.ts'
import { SettingsDialog } from '../settings/index.ts'
import { Shortcuts } from '../shortcuts/Shortcuts.tsx'
import { Templates } from '../templates/index.ts'

export function Dialogs() {
  const dialog = useApp(state => state.dialog)
  switch (dialog?.kind) {
    case 'open':
      return <OpenFile />
    case 'saveAs':
      return <SaveAs doc={dialog.doc} />
    case 'unsaved':
      return <Unsaved doc={dialog.doc} />
    case 'kill':
      return <Kill run={dialog.run} />
    case 'deleteRun':
      return <DeleteRun id={dialog.id} />
    case 'exportRun':
      return <ExportRun id={dialog.id} as={dialog.as} />
    case 'importRun':
      return <ImportRun />
    case 'python':
      return <Python graph={dialog.graph} />
    case 'compare':
      return <Compare doc={dialog.doc} file={dialog.file} />
    case 'connect':
      return <Connect from={dialog.from} />
    case 'attach':
      return <AttachDialog />
    case 'palette':
      return <Palette />
    case 'templates':
      return <Templates />
    case 'shortcuts':
      return <Shortcuts />
    case 'consent':
      return <Consent doc={dialog.doc} next={dialog.next} />
    case 'grants':
      return <Grants />
    case 'settings':
      return <SettingsDialog />
    case undefined:
      return null
  }
}

function Unsaved({ doc }: { doc: string }) {
  const store = useAppStore()
  const t = useText('app')
  const name = useApp(({ docs }) => docs.get(doc)?.name ?? '')
  const state = store.getState()
  const discard = (): void => {
    state.closeDialog()
    void state.close(doc, true)
  }
  const save = async (): Promise<void> => {
    state.closeDialog()
    if (await state.save(doc)) await state.close(doc, false)
  }
  const actions = (
    <>
      <Button onClick={discard}>{t('unsavedDialog.discard')}</Button>
      <Button onClick={state.closeDialog}>{t('unsavedDialog.cancel')}</Button>
      <Button look="primary" onClick={() => void save()}>
        {t('unsavedDialog.save')}
      </Button>
    </>
  )
  return (
    <Dialog title={t('unsavedDialog.title', { name })} onClose={state.closeDialog} actions={actions}>
      {t('unsavedDialog.text')}
    </Dialog>
  )
}

function Kill({ run }: { run: number }) {
  const store = useAppStore()
  const t = useText('app')
  const { closeDialog, killRun } = store.getState()
  const kill = (): void => {
    closeDialog()
    void killRun(run)
  }
  const actions = (
    <>
      <Button onClick={closeDialog}>{t('killDialog.cancel')}</Button>
      <Button look="primary" onClick={kill}>
        {t('killDialog.kill')}
      </Button>
    </>
  )
  return (
    <Dialog title={t('killDialog.title', { run })} onClose={closeDialog} actions={actions}>
      {t('killDialog.text')}
    </Dialog>
  )
}
