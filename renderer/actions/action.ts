import type { ActionId, Binding } from '../../shared/actions/index.ts'
import type { AppState } from '../store/index.ts'

/** What an action does. */
export interface Handler {
  readonly id: ActionId
  /** Whether it can be done now. */
  enabled(state: AppState): boolean
  /** Why not, if that is not plain to see. */
  why?(state: AppState): 'past' | null
  run(state: AppState): void
}

/** Buttons, menus, palette and keys all read one list of these. */
export type Action = Handler & Binding

export const always = (): boolean => true
