/** What an operation costs among few and among a million. Something quadratic would be a thousand times as much. */
import { measureApart } from './apart.ts'
import type { Figure } from './report.ts'

/** A heap of a million is twice as deep as one of a thousand, and no cache holds a million of anything. */
const GROWTH = 4

const CURVES = {
  'curve-spawn': 'spawn a task and gather it',
  'curve-timers': 'sleep',
  'curve-lock': 'pass a lock on',
  'curve-semaphore': 'pass a permit on',
  'curve-cancel': 'cancel a waiter in the middle',
  'curve-getters': 'wake a getter',
  'curve-putters': 'wake a putter',
  'curve-event': 'wake a waiter of an event',
}

export async function curve(): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const [workload, title] of Object.entries(CURVES)) figures.push(...(await growthOf(workload, title)))
  return figures
}

async function growthOf(workload: string, title: string): Promise<Figure[]> {
  const sizes = Object.entries(await measureApart('yieldpoint', workload)).map(([size, nanos]) => ({
    size: Number(size),
    nanos,
  }))
  const few = Math.min(...sizes.slice(0, -1).map(({ nanos }) => nanos))
  return [
    ...sizes.map(({ size, nanos }) => ({
      name: `${title}, of ${size.toLocaleString('en')}`,
      value: nanos,
      unit: 'ns',
    })),
    { name: `${title}, growth`, value: sizes.at(-1)!.nanos / few, unit: '×', limit: { atMost: GROWTH } },
  ]
}
