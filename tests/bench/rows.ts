/** What is compared with whom, and by what factor this runtime must be better. A rival without a factor is only shown. */
import type { Contestant } from './apart.ts'

export type FigureName = 'perSecond' | 'overheadSeconds' | 'rssBytes' | 'p50Micros' | 'timerMs' | 'fileMs' | 'messageMs'

export interface Rival {
  readonly who: Contestant
  /** The row's own, if it is not said. */
  readonly workload?: string
  readonly factor?: number
}

export interface Row {
  readonly title: string
  readonly workload: string
  readonly figure: FigureName
  /** In the figure's own unit. */
  readonly atMost?: number
  readonly rivals: readonly Rival[]
  /** On one core: how long a wake-up takes depends on where the system puts a thread, unless there is no choice. */
  readonly pinned?: boolean
}

const asyncio = (factor?: number): Rival => ({ who: 'asyncio', ...(factor && { factor }) })
const promises = (factor?: number): Rival => ({ who: 'promises', ...(factor && { factor }) })
const piscina = (factor?: number): Rival => ({ who: 'piscina', ...(factor && { factor }) })
const effect: Rival = { who: 'effect' }
const effection: Rival = { who: 'effection' }
const generators = (factor: number): Rival => ({ who: 'yieldpoint', workload: 'switch', factor })

const rate = (title: string, workload: string, ...rivals: Rival[]): Row => ({
  ...{ title, workload, rivals },
  figure: 'perSecond',
})

const delay = (title: string, figure: 'timerMs' | 'fileMs' | 'messageMs'): Row => ({
  ...{ title, figure, rivals: [] },
  workload: 'responsiveness',
  atMost: 10,
})

export const ROWS: readonly Row[] = [
  rate('spawn and gather 200,000 tasks', 'spawn', asyncio(12), promises(3), effect, effection),
  rate('switch, 1000 tasks of 1000 sleep(0)', 'switch', asyncio(15), promises(2.5), effect, effection),
  {
    title: '100,000 timers of 0–100 ms, over 100 ms',
    workload: 'timers',
    figure: 'overheadSeconds',
    rivals: [asyncio(), promises(1), effect, effection],
  },
  rate('the same timers on the virtual clock', 'timers-virtual', asyncio(20), effect),
  rate('lock, 100 tasks 1000 times', 'lock', asyncio(), promises(1.5), effect, effection),
  rate('semaphore(10), 10,000 tasks', 'semaphore', asyncio(), promises(2), effect, effection),
  rate('queue(10), 4 and 4 tasks, 200,000 items', 'queue', asyncio(), promises(1), effect, effection),
  rate('cancel 100,000 sleeping tasks', 'cancel', asyncio(), promises(1.5), effect, effection),
  rate('the same with a finally', 'cancel-finally', asyncio(), promises(1.5), effect, effection),
  {
    title: 'memory of a sleeping task',
    workload: 'memory',
    figure: 'rssBytes',
    atMost: 800,
    rivals: [asyncio(), promises(1), effect, effection],
  },
  rate('pool, 20,000 calls at once', 'pool-burst', piscina(1)),
  { title: 'pool, one at a time, p50', workload: 'pool-latency', figure: 'p50Micros', rivals: [piscina(1 / 1.1)] },
  {
    title: 'the same on one core',
    workload: 'pool-latency',
    figure: 'p50Micros',
    rivals: [piscina()],
    pinned: true,
  },
  rate('switch as a script', 'script', generators(1 / 2)),
  rate('the same with the recorder on', 'script-recorded', generators(1 / 4)),
  rate('the same, watched', 'script-watched'),
  delay('1000 busy tasks: the longest wait of a timer', 'timerMs'),
  delay('… of a file', 'fileMs'),
  delay('… of a message from another thread', 'messageMs'),
]
