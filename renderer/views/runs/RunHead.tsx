import { useState } from 'react'
import type { KeptRun } from '../../../shared/protocol/recordings.ts'
import { useText } from '../../i18n/index.ts'
import { useApp, useAppStore } from '../../store/index.ts'
import { Button, Field, IconButton, Menu, MenuItem, MenuSeparator } from '../../ui/index.ts'
import css from './Runs.module.css'

/** Its name, and what can be done with it. */
export function RunHead({ kept }: { kept: KeptRun }) {
  const store = useAppStore()
  const t = useText('kept')
  const renaming = useApp(state => state.renaming === kept.id)
  const { id, name, title, pinned, outcome, file } = kept
  const state = store.getState()
  const over = outcome !== 'running'
  return (
    <>
      <div className={css.head}>
        {renaming ? <NameField kept={kept} /> : <h2 className="grow cut">{name ?? title}</h2>}
        <IconButton
          icon="pin"
          size={12}
          pressed={pinned}
          label={pinned ? t('unpin') : t('pin')}
          onClick={() => void state.pinKept(id, !pinned)}
        />
        <Menu align="end" trigger={<IconButton icon="more" size={12} label={t('details')} />}>
          <MenuItem keys="F2" onSelect={() => state.beginRename(id)}>
            {t('rename')}
          </MenuItem>
          <MenuItem disabled={file === ''} onSelect={() => void state.openKeptGraph(id)}>
            {t('graph')}
          </MenuItem>
          <MenuSeparator />
          <MenuItem disabled={!over} onSelect={() => void state.exportKept(id, 'file', null)}>
            {t('exportFile')}
          </MenuItem>
          <MenuItem disabled={!over} onSelect={() => void state.exportKept(id, 'trace', null)}>
            {t('exportTrace')}
          </MenuItem>
          <MenuItem disabled={!over} onSelect={() => void state.exportKept(id, 'csv', null)}>
            {t('exportCsv')}
          </MenuItem>
          <MenuSeparator />
          <MenuItem disabled={!over || pinned} onSelect={() => state.showDialog({ kind: 'deleteRun', id })}>
            {t('delete')}
          </MenuItem>
        </Menu>
      </div>
      <div className={css.buttons}>
        <Button size="small" onClick={() => void state.openKept(id)}>
          {t('open')}
        </Button>
        <Button size="small" disabled={!over} onClick={() => void state.checkKept(id)}>
          {t('check')}
        </Button>
      </div>
    </>
  )
}

/** Enter and leaving it name the run, Esc does not; without a name it is called after its graph. */
function NameField({ kept: { id, name, title } }: { kept: KeptRun }) {
  const store = useAppStore()
  const t = useText('kept')
  const [text, setText] = useState(name ?? '')
  const { renameKept, beginRename } = store.getState()
  const done = (): void => void renameKept(id, text.trim() || null)
  return (
    <Field
      ref={field => field?.focus()}
      label={t('name')}
      placeholder={title}
      maxLength={200}
      value={text}
      onChange={setText}
      onBlur={() => (store.getState().renaming === id ? done() : undefined)}
      onKeyDown={event => {
        event.stopPropagation()
        if (event.key === 'Enter') done()
        if (event.key === 'Escape') beginRename(null)
      }}
    />
  )
}
