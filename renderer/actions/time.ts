import type { Action } from './action.ts'

const away = ({ moment, travelling }: Parameters<Action['enabled']>[0]): boolean =>
  moment !== null || travelling !== null

/** Where one is in time; of the program itself nothing changes by it. */
export const timeActions: readonly Action[] = [
  { id: 'time.live', keys: ['Shift+L'], enabled: away, run: state => state.travelTo(null) },
  {
    id: 'time.back',
    keys: ['['],
    enabled: ({ live }) => live !== null && live.state.seq > 0,
    run: state => state.travelStep(-1),
  },
  { id: 'time.forward', keys: [']'], enabled: away, run: state => state.travelStep(1) },
]
