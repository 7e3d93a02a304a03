import { type ActionId, act, actionOf, keyHint } from '../../actions/index.ts'
import { useText } from '../../i18n/index.ts'
import { PANES, type PaneId, useApp, useAppStore } from '../../store/index.ts'

/** On a Mac keys are written and meant differently. */
export const useMac = (): boolean => useApp(state => state.about?.platform === 'darwin')

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
  const mac = useMac()
  const action = actionOf(id)
  const t = useText('app')
  const enabled = useApp(state => action.enabled(state))
  const why = useApp(state => action.why?.(state) ?? null)
  const [first] = action.keys
  return {
    enabled,
    keys: first && keyHint(first, mac),
    why: why === null ? undefined : t(`off.${why}`),
    run: () => act(id, store.getState()),
  }
}

/** An action's name, as menus, palette and shortcuts have it. */
export function useActionLabel(): (id: ActionId) => string {
  const t = useText('app')
  return id => (showsPane(id) ? t(`pane.${paneOf(id)}`) : t(`actions.${id}`))
}

type ShowPane = `view.${PaneId}`

const showsPane = (id: ActionId): id is ShowPane =>
  (PANES.map(pane => `view.${pane}`) as readonly string[]).includes(id)

const paneOf = (id: ShowPane): PaneId => id.slice('view.'.length) as PaneId
