/** Going from one open graph or run to another. */
import { type AppState, activeTab, tabsOf } from '../store/index.ts'
import type { Action, TabNumber } from './action.ts'

const NUMBERS: readonly TabNumber[] = [1, 2, 3, 4, 5, 6, 7, 8, 9]

const several = (state: AppState): boolean => tabsOf(state).length > 1

export const tabActions: readonly Action[] = [
  {
    id: 'tab.next',
    keys: ['Mod+PageDown', 'Alt+PageDown'],
    browserKeys: ['Alt+PageDown'],
    enabled: several,
    run: state => state.stepTab(1),
  },
  {
    id: 'tab.previous',
    keys: ['Mod+PageUp', 'Alt+PageUp'],
    browserKeys: ['Alt+PageUp'],
    enabled: several,
    run: state => state.stepTab(-1),
  },
  ...NUMBERS.map(
    (number): Action => ({
      id: `tab.${number}`,
      keys: [`Alt+${number}`],
      enabled: state => tabAt(state, number) !== undefined,
      run: state => {
        const tab = tabAt(state, number)
        if (tab !== undefined && tab !== activeTab(state)) state.showTab(tab)
      },
    }),
  ),
]

const tabAt = (state: AppState, number: TabNumber) => (number === 9 ? tabsOf(state).at(-1) : tabsOf(state)[number - 1])
