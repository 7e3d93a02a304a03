import { LaneSums, type Lanes, type Sums } from '../../../../shared/lanes/index.ts'

const sumsOf = new WeakMap<Lanes, LaneSums>()

/** What was summed up once is kept with the lanes. */
export function laneSums(lanes: Lanes): LaneSums {
  const sums = sumsOf.get(lanes) ?? new LaneSums(lanes)
  sumsOf.set(lanes, sums)
  return sums
}

export interface Did {
  readonly key: string
  readonly kind: 'running' | 'ready' | 'waiting' | 'cancelling'
  /** As `Lanes.waitOf` knows it; null unless it waited. */
  readonly wait: number | null
  readonly time: number
}

/** The longest first; what did not happen is left out. */
export function didOf({ ready, running, cancelling, waits }: Sums): readonly Did[] {
  const all: Did[] = [
    { key: 'running', kind: 'running', wait: null, time: running },
    { key: 'ready', kind: 'ready', wait: null, time: ready },
    { key: 'cancelling', kind: 'cancelling', wait: null, time: cancelling },
    ...[...waits].map(([wait, time]): Did => ({ key: `wait ${wait}`, kind: 'waiting', wait, time })),
  ]
  return all.filter(({ time }) => time > 0).sort((a, b) => b.time - a.time)
}
