import type { Handler } from './action.ts'

const away = ({ moment, travelling }: Parameters<Handler['enabled']>[0]): boolean =>
  moment !== null || travelling !== null

/** Where one is in time; of the program itself nothing changes by it. */
export const timeActions: readonly Handler[] = [
  { id: 'time.live', enabled: away, run: state => state.travelTo(null) },
  {
    id: 'time.back',
    enabled: ({ live }) => live !== null && live.state.seq > 0,
    run: state => state.travelStep(-1),
  },
  { id: 'time.forward', enabled: away, run: state => state.travelStep(1) },
]
