import { Command } from 'cmdk'
import type { ReactNode } from 'react'
import { act, actions } from '../../actions/index.ts'
import { useLanguage, useText } from '../../i18n/index.ts'
import { useApp, useAppStore, useRunState } from '../../store/index.ts'
import { Icon, Kbd, StateCell } from '../../ui/index.ts'
import { isNumbered, useActionLabel, useKeyHints } from '../shell/use-actions.ts'
import css from './Palette.module.css'

/** Of ten thousand tasks only those are listed that what was typed leaves over. */
const LISTED = 20

interface EntryProps {
  value: string
  disabled?: boolean
  onSelect: () => void
  children: ReactNode
}

/** Closes the palette first: what is chosen may open another dialog. */
function Entry({ value, disabled = false, onSelect, children }: EntryProps) {
  const store = useAppStore()
  const choose = (): void => {
    store.getState().closeDialog()
    onSelect()
  }
  return (
    <Command.Item className={css.item} value={value} disabled={disabled} onSelect={choose}>
      {children}
    </Command.Item>
  )
}

export function ActionItems() {
  const store = useAppStore()
  const t = useText('app')
  const hintsOf = useKeyHints()
  const labelOf = useActionLabel()
  const state = useApp(now => now)
  return (
    <Command.Group heading={t('palette.actions')}>
      {actions
        .filter(({ id }) => id !== 'palette.open' && !isNumbered(id))
        .map(action => {
          const [first] = hintsOf(action)
          const label = labelOf(action.id)
          return (
            <Entry
              key={action.id}
              value={`${label} ${action.id}`}
              disabled={!action.enabled(state)}
              onSelect={() => act(action.id, store.getState())}
            >
              <span className={css.group}>{t(`groups.${groupOf(action.id)}`)}</span>
              {label}
              {first === undefined ? null : <Kbd>{first}</Kbd>}
            </Entry>
          )
        })}
    </Command.Group>
  )
}

type GroupOf<Id> = Id extends `${infer G}.${string}` ? G : never

const groupOf = <Id extends string>(id: Id): GroupOf<Id> => id.slice(0, id.indexOf('.')) as GroupOf<Id>

const found = (name: string, sought: string): boolean => name.toLowerCase().includes(sought.trim().toLowerCase())

export function TaskItems({ sought }: { sought: string }) {
  const store = useAppStore()
  const t = useText('app')
  const run = useRunState()
  if (!run) return null
  const tasks = [...run.tasks.values()].filter(task => found(task.name, sought)).slice(0, LISTED)
  return (
    <Command.Group heading={t('palette.tasks')}>
      {tasks.map(task => (
        <Entry key={task.id} value={`${task.name} #${task.id}`} onSelect={() => store.getState().selectTask(task.id)}>
          <StateCell state={task.state} />
          <code>{task.name}</code>
        </Entry>
      ))}
    </Command.Group>
  )
}

export function ResourceItems({ sought }: { sought: string }) {
  const store = useAppStore()
  const t = useText('app')
  const run = useRunState()
  if (!run) return null
  const show = (id: number): void => {
    store.getState().selectResource(id)
    store.getState().showPane('resources')
  }
  const resources = [...run.resources.values()].filter(({ name }) => found(name, sought)).slice(0, LISTED)
  return (
    <Command.Group heading={t('palette.resources')}>
      {resources.map(({ id, name, stats }) => (
        <Entry key={id} value={`${name} ${stats.kind} #${id}`} onSelect={() => show(id)}>
          <Icon name={stats.kind} />
          <code>{name}</code>
        </Entry>
      ))}
    </Command.Group>
  )
}

export function GraphItems() {
  const store = useAppStore()
  const t = useText('app')
  const language = useLanguage()
  const library = useApp(state => state.about?.library)
  return (
    <Command.Group heading={t('palette.graphs')}>
      {library?.map(({ id, title }) => (
        <Entry key={id} value={`${title.en} ${title.ja}`} onSelect={() => void store.getState().openBundled(id)}>
          <Icon name="file" />
          {title[language]}
        </Entry>
      ))}
    </Command.Group>
  )
}
