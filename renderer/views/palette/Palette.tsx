import { Command } from 'cmdk'
import { Dialog } from 'radix-ui'
import { useState } from 'react'
import { useText } from '../../i18n/index.ts'
import { useApp, useAppStore } from '../../store/index.ts'
import { Kbd, useFocusReturn } from '../../ui/index.ts'
import {
  type Entry,
  isPane,
  useActions,
  useGraphs,
  useOpen,
  useResources,
  useRuns,
  useSettings,
  useTasks,
} from './entries.tsx'
import css from './Palette.module.css'
import { score } from './score.ts'

/** Everything by name: commands, panes, what is open, runs, tasks and resources, graphs, settings. */
export function Palette() {
  const store = useAppStore()
  const t = useText('app')
  const [sought, setSought] = useState('')
  const giveBack = useFocusReturn()
  const { closeDialog } = store.getState()
  return (
    <Dialog.Root open onOpenChange={open => (open ? undefined : closeDialog())}>
      <Dialog.Portal>
        <Dialog.Overlay className={css.scrim} />
        <Dialog.Content className={css.palette} aria-describedby={undefined} onCloseAutoFocus={giveBack}>
          <Dialog.Title className="visually-hidden">{t('find')}</Dialog.Title>
          <Command loop label={t('find')} filter={(_, typed, keywords) => score(keywords?.[0] ?? '', typed)}>
            <Command.Input value={sought} onValueChange={setSought} placeholder={t('palette.placeholder')} />
            <Command.List className={css.list}>
              <Command.Empty className={css.empty}>{t('palette.nothing')}</Command.Empty>
              <Groups sought={sought} />
            </Command.List>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

/** While nothing is sought, what was chosen last stands first. */
function Groups({ sought }: { sought: string }) {
  const chosen = useApp(state => state.lastChosen)
  const acts = useActions()
  const groups = {
    actions: acts.filter(entry => !isPane(entry)),
    open: useOpen(),
    runs: useRuns(),
    tasks: useTasks(sought),
    resources: useResources(sought),
    panes: acts.filter(isPane),
    graphs: useGraphs(),
    settings: useSettings(),
  } as const
  const all = Object.values(groups).flat()
  const recent = sought === '' ? chosen.flatMap(key => all.find(entry => entry.key === key) ?? []) : []
  const rest = (entries: readonly Entry[]) => entries.filter(entry => !recent.includes(entry))
  return (
    <>
      <Group name="recent" entries={recent} />
      {(Object.keys(groups) as (keyof typeof groups)[]).map(name => (
        <Group key={name} name={name} entries={rest(groups[name])} />
      ))}
    </>
  )
}

function Group({ name, entries }: { name: Parameters<typeof heading>[1]; entries: readonly Entry[] }) {
  const t = useText('app')
  if (entries.length === 0) return null
  return (
    <Command.Group heading={heading(t, name)}>
      {entries.map(entry => (
        <Item key={entry.key} entry={entry} />
      ))}
    </Command.Group>
  )
}

const heading = (
  t: ReturnType<typeof useText<'app'>>,
  name: 'recent' | 'actions' | 'open' | 'runs' | 'tasks' | 'resources' | 'panes' | 'graphs' | 'settings',
): string => t(`palette.${name}`)

/** Closes the palette first: what is chosen may open another dialog. */
function Item({ entry }: { entry: Entry }) {
  const store = useAppStore()
  const choose = (): void => {
    store.getState().closeDialog()
    store.getState().rememberChosen(entry.key)
    entry.run()
  }
  return (
    <Command.Item
      className={css.item}
      value={entry.key}
      keywords={[entry.words]}
      disabled={entry.disabled ?? false}
      onSelect={choose}
    >
      {entry.group === undefined ? null : <span className={css.group}>{entry.group}</span>}
      {entry.face}
      {entry.keys === undefined ? null : <Kbd>{entry.keys}</Kbd>}
    </Command.Item>
  )
}
