/** Going from one open graph or run to another. */

import type { TabNumber } from '../../shared/actions/index.ts'
import { type AppState, activeTab, tabsOf } from '../store/index.ts'
import type { Handler } from './action.ts'

const NUMBERS: readonly TabNumber[] = [1, 2, 3, 4, 5, 6, 7, 8, 9]

const several = (state: AppState): boolean => tabsOf(state).length > 1

export const tabActions: readonly Handler[] = [
  {
    id: 'tab.next',
    enabled: several,
    run: state => state.stepTab(1),
  },
  {
    id: 'tab.previous',
    enabled: several,
    run: state => state.stepTab(-1),
  },
  ...NUMBERS.map(
    (number): Handler => ({
      id: `tab.${number}`,
      enabled: state => tabAt(state, number) !== undefined,
      run: state => {
        const tab = tabAt(state, number)
        if (tab !== undefined && tab !== activeTab(state)) state.showTab(tab)
      },
    }),
  ),
]

const tabAt = (state: AppState, number: TabNumber) => (number === 9 ? tabsOf(state).at(-1) : tabsOf(state)[number - 1])
