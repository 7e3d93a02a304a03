import { Command } from 'cmdk'
import { Dialog } from 'radix-ui'
import { useState } from 'react'
import { tags, useText } from '../../i18n/index.ts'
import { useAppStore, useDoc } from '../../store/index.ts'
import { Icon, useFocusReturn } from '../../ui/index.ts'
import { EdgeMeaning, type End } from '../graph/editing/EdgeMeaning.tsx'
import css from './Palette.module.css'
import { score } from './score.ts'

/** An edge by keyboard: its end is found by name, what it would say stands below, and Enter makes the edit that dragging it makes. */
export function Connect({ from }: { from: string }) {
  const store = useAppStore()
  const t = useText('graphEditing')
  const ends = useEnds()
  const start = ends.find(({ name }) => name === from)
  const others = ends.filter(({ name }) => name !== from)
  const [pointed, setPointed] = useState(others[0]?.name ?? '')
  const giveBack = useFocusReturn()
  const { closeDialog } = store.getState()
  if (!start) return null
  return (
    <Dialog.Root open onOpenChange={open => (open ? undefined : closeDialog())}>
      <Dialog.Portal>
        <Dialog.Overlay className={css.scrim} />
        <Dialog.Content className={css.palette} aria-describedby={undefined} onCloseAutoFocus={giveBack}>
          <Dialog.Title className={css.title}>{t.rich('connect', { ...tags, name: from })}</Dialog.Title>
          <Command
            loop
            label={t('connectTo')}
            value={pointed}
            onValueChange={setPointed}
            filter={(_, typed, keywords) => score(keywords?.[0] ?? '', typed)}
          >
            <Command.Input placeholder={t('connectTo')} />
            <Command.List className={css.list}>
              <Command.Empty className={css.empty}>{t('nothing')}</Command.Empty>
              <Ends heading={t('tasks')} from={from} ends={others.filter(({ kind }) => kind === 'task')} />
              <Ends heading={t('resources')} from={from} ends={others.filter(({ kind }) => kind === 'resource')} />
            </Command.List>
          </Command>
          <EdgeMeaning from={start} to={others.find(({ name }) => name === pointed)} className={css.meaning} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

interface NamedEnd extends End {
  readonly icon: Parameters<typeof Icon>[0]['name']
}

/** What the file on the screen has. */
function useEnds(): readonly NamedEnd[] {
  const outline = useDoc()?.outline
  const tasks = (outline?.tasks ?? []).map(({ name }): NamedEnd => ({ kind: 'task', name, icon: 'task' }))
  const resources = (outline?.resources ?? []).map(
    ({ name, type }): NamedEnd => ({ kind: 'resource', name, icon: type }),
  )
  return [...tasks, ...resources]
}

function Ends({ heading, from, ends }: { heading: string; from: string; ends: readonly NamedEnd[] }) {
  const store = useAppStore()
  if (ends.length === 0) return null
  /** One that is refused leaves the list open: why stands below it. */
  const connect = (to: string): void => {
    const { activeDoc, editGraph, closeDialog } = store.getState()
    if (activeDoc === null) return
    if (editGraph(activeDoc, { kind: 'connect', from, to }, { quiet: true }).error === null) closeDialog()
  }
  return (
    <Command.Group heading={heading}>
      {ends.map(({ name, icon }) => (
        <Command.Item key={name} className={css.item} value={name} keywords={[name]} onSelect={() => connect(name)}>
          <Icon name={icon} />
          <code>{name}</code>
        </Command.Item>
      ))}
    </Command.Group>
  )
}
