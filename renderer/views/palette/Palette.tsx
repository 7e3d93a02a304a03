import { Command } from 'cmdk'
import { Dialog } from 'radix-ui'
import { useState } from 'react'
import { useText } from '../../i18n/index.ts'
import { useAppStore } from '../../store/index.ts'
import { ActionItems, GraphItems, ResourceItems, TaskItems } from './items.tsx'
import css from './Palette.module.css'

/** Everything by name: commands, tasks and resources of the run, bundled graphs. */
export function Palette() {
  const store = useAppStore()
  const t = useText('app')
  const [sought, setSought] = useState('')
  const { closeDialog } = store.getState()
  return (
    <Dialog.Root open onOpenChange={open => (open ? undefined : closeDialog())}>
      <Dialog.Portal>
        <Dialog.Overlay className={css.scrim} />
        <Dialog.Content className={css.palette} aria-describedby={undefined}>
          <Dialog.Title className="visually-hidden">{t('find')}</Dialog.Title>
          <Command loop label={t('find')}>
            <Command.Input value={sought} onValueChange={setSought} placeholder={t('palette.placeholder')} />
            <Command.List className={css.list}>
              <Command.Empty className={css.empty}>{t('palette.nothing')}</Command.Empty>
              <ActionItems />
              <TaskItems sought={sought} />
              <ResourceItems sought={sought} />
              <GraphItems />
            </Command.List>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
