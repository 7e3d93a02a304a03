import { actionName } from '../../../shared/actions/index.ts'
import { type Action, type ActionId, act, actionOf, keyHint, keysOf } from '../../actions/index.ts'
import { useLanguage, useText } from '../../i18n/index.ts'
import { useApp, useAppStore } from '../../store/index.ts'

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
  const language = useLanguage()
  return id => actionName(id, language)
}
