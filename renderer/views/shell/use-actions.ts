import { type Action, type ActionId, act, actionOf, keyHint, keysOf, type TabNumber } from '../../actions/index.ts'
import { useText } from '../../i18n/index.ts'
import { PANES, type PaneId, useApp, useAppStore } from '../../store/index.ts'

/** On a Mac keys are written and meant differently. */
export const useMac = (): boolean => useApp(state => state.about?.platform === 'darwin')

/** An action's keys as the platform writes them. */
export function useKeyHints(): (action: Action) => readonly string[] {
  const mac = useMac()
  const browser = useInBrowser()
  return action =>
    keysOf(action, browser)
      .filter(isNotSpelling)
      .map(keys => keyHint(keys, mac))
}

/** One key's other spellings, on other keyboards, are not shown. */
const isNotSpelling = (keys: string): boolean => !['Shift+/', '>', 'Mod+='].includes(keys)

/** Some keys are the browser's own. */
export const useInBrowser = (): boolean => useApp(state => state.about?.host === 'browser')

export interface BoundAction {
  readonly enabled: boolean
  /** Its first key as the platform writes it. */
  readonly keys: string | undefined
  /** Why it is off, if that is not plain to see. */
  readonly why: string | undefined
  readonly run: () => void
}

export function useAction(id: ActionId): BoundAction {
  const store = useAppStore()
  const keysOfAction = useKeyHints()
  const action = actionOf(id)
  const t = useText('app')
  const enabled = useApp(state => action.enabled(state))
  const why = useApp(state => action.why?.(state) ?? null)
  return {
    enabled,
    keys: keysOfAction(action)[0],
    why: why === null ? undefined : t(`off.${why}`),
    run: () => act(id, store.getState()),
  }
}

/** An action's name, as menus, palette and shortcuts have it. */
export function useActionLabel(): (id: ActionId) => string {
  const t = useText('app')
  return id => {
    if (showsPane(id)) return t(`pane.${paneOf(id)}`)
    return isNumbered(id) ? t('actions.tab.number') : t(`actions.${id}`)
  }
}

type Numbered = `tab.${TabNumber}`

/** One line for all nine of them is enough. */
export const isNumbered = (id: ActionId): id is Numbered => /^tab\.\d$/.test(id)

type ShowPane = `view.${PaneId}`

const paneOf = (id: ShowPane): PaneId => id.slice('view.'.length) as PaneId

const showsPane = (id: ActionId): id is ShowPane => paneShown(id) !== null

/** The pane that an action shows; null: it does something else. */
export const paneShown = (id: string): PaneId | null => PANES.find(pane => `view.${pane}` === id) ?? null
