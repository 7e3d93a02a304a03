/** What the palette offers, group by group: each entry does something, and is known again by its key. */
import type { ReactNode } from 'react'
import { groupOf, isNumbered, paneShown } from '../../../shared/actions/index.ts'
import { act, actions } from '../../actions/index.ts'
import { useLanguage, useText } from '../../i18n/index.ts'
import { useApp, useAppStore, useRunState } from '../../store/index.ts'
import { Icon, StateCell } from '../../ui/index.ts'
import { panes } from '../shell/panes.tsx'
import { runCell } from '../shell/run-look.ts'
import { useActionLabel, useKeyHints } from '../shell/use-actions.ts'
import { faceOf } from '../tabs/names.ts'
import { useTabs } from '../tabs/use-tabs.ts'

export interface Entry {
  readonly key: string
  /** What is searched. */
  readonly words: string
  /** In grey before it: `File`, `Run`. */
  readonly group?: string
  readonly face: ReactNode
  readonly keys?: string | undefined
  readonly disabled?: boolean
  run(): void
}

/** Of ten thousand tasks only those are listed that what was typed leaves over. */
const LISTED = 20

export function useActions(): readonly Entry[] {
  const store = useAppStore()
  const t = useText('app')
  const labelOf = useActionLabel()
  const hintsOf = useKeyHints()
  const state = useApp(now => now)
  return actions
    .filter(({ id }) => id !== 'palette.open' && !isNumbered(id))
    .map(action => {
      const pane = paneShown(action.id)
      const label = labelOf(action.id)
      return {
        key: action.id,
        words: `${label} ${action.id}`,
        ...(pane === null ? { group: t(`groups.${groupOf(action.id)}`) } : {}),
        face: pane === null ? label : <Named icon={panes[pane].icon} name={label} />,
        keys: hintsOf(action)[0],
        disabled: !action.enabled(state),
        run: () => act(action.id, store.getState()),
      }
    })
}

export const isPane = ({ key }: Entry): boolean => paneShown(key) !== null

function Named({ icon, name }: { icon: Parameters<typeof Icon>[0]['name']; name: string }) {
  return (
    <>
      <Icon name={icon} />
      {name}
    </>
  )
}

const found = (name: string, sought: string): boolean => name.toLowerCase().includes(sought.trim().toLowerCase())

export function useTasks(sought: string): readonly Entry[] {
  const store = useAppStore()
  const run = useRunState()
  const tasks = [...(run?.tasks.values() ?? [])].filter(task => found(task.name, sought)).slice(0, LISTED)
  return tasks.map(({ id, name, state }) => ({
    key: `task:${id}`,
    words: `${name} #${id}`,
    face: (
      <>
        <StateCell state={state} />
        <code>{name}</code>
      </>
    ),
    run: () => store.getState().selectTask(id),
  }))
}

export function useResources(sought: string): readonly Entry[] {
  const store = useAppStore()
  const run = useRunState()
  const resources = [...(run?.resources.values() ?? [])].filter(({ name }) => found(name, sought)).slice(0, LISTED)
  return resources.map(({ id, name, stats }) => ({
    key: `resource:${id}`,
    words: `${name} ${stats.kind} #${id}`,
    face: (
      <>
        <Icon name={stats.kind} />
        <code>{name}</code>
      </>
    ),
    run: () => {
      store.getState().selectResource(id)
      store.getState().showPane('resources')
    },
  }))
}

/** Of the library, and those opened before. */
export function useGraphs(): readonly Entry[] {
  const store = useAppStore()
  const language = useLanguage()
  const library = useApp(state => state.about?.library) ?? []
  const recent = useApp(state => state.recent)
  return [
    ...library.map(({ id, title }) => ({
      key: `graph:${id}`,
      words: `${title.en} ${title.ja} ${id}`,
      face: <Named icon="file" name={title[language]} />,
      run: () => void store.getState().openBundled(id),
    })),
    ...recent.map(({ path, name }) => ({
      key: `file:${path}`,
      words: `${name} ${path}`,
      face: <Named icon="folder" name={name} />,
      run: () => void store.getState().openPath(path),
    })),
  ]
}

export function useOpen(): readonly Entry[] {
  const store = useAppStore()
  const tabs = useTabs()
  const docs = useApp(state => state.docs)
  const runs = useApp(state => state.runs)
  return tabs.map(tab => {
    const { name, title } = faceOf({ docs, runs }, tab)
    return {
      key: `tab:${title}`,
      words: `${name} ${title}`,
      face: <Named icon="file" name={name} />,
      run: () => store.getState().showTab(tab),
    }
  })
}

export function useRuns(): readonly Entry[] {
  const store = useAppStore()
  const t = useText('app')
  const runs = useApp(state => state.runs)
  return [...runs.values()].reverse().map(run => {
    const name = t('tabs.run', { run: String(run.run) })
    return {
      key: `run:${run.run}`,
      words: `${name} ${run.name}`,
      face: (
        <>
          <StateCell state={runCell(run)} />
          {name}
          <span className="faint">{run.name}</span>
        </>
      ),
      run: () => store.getState().showRun(run.run),
    }
  })
}

export function useSettings(): readonly Entry[] {
  const store = useAppStore()
  const t = useText('app')
  const s = useText('settings')
  const { changeSettings } = store.getState()
  const themes = (['system', 'dark', 'light'] as const).map(theme => ({
    key: `theme:${theme}`,
    words: `${t('theme.label')} ${t(`theme.${theme}`)} theme ${theme}`,
    group: t('theme.label'),
    face: t(`theme.${theme}`),
    run: () => void changeSettings({ theme }),
  }))
  const motions = (['system', 'full', 'none'] as const).map(motion => ({
    key: `motion:${motion}`,
    words: `${s('motion')} ${s(`motions.${motion}`)} motion ${motion}`,
    group: s('motion'),
    face: s(`motions.${motion}`),
    run: () => void changeSettings({ motion }),
  }))
  return [...themes, ...motions]
}
