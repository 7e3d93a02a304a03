/** The runtime beside its peers: every workload in a process of its own, the rivals of a row one after the other. */
import { type Contestant, canPin, installPeers, measureApart, type Peer } from './apart.ts'
import type { Figure, RivalFigure } from './report.ts'
import { type FigureName, type Rival, ROWS, type Row } from './rows.ts'
import type { Figures } from './workloads/measure.ts'

/** How a figure is shown, and whether more of it is better. */
const SHOWN: Record<FigureName, { unit: string; scale: number; more: boolean }> = {
  perSecond: { unit: 'k/s', scale: 1e-3, more: true },
  overheadSeconds: { unit: 'ms', scale: 1e3, more: false },
  rssBytes: { unit: 'B', scale: 1, more: false },
  p50Micros: { unit: 'µs', scale: 1, more: false },
  timerMs: { unit: 'ms', scale: 1, more: false },
  fileMs: { unit: 'ms', scale: 1, more: false },
  messageMs: { unit: 'ms', scale: 1, more: false },
}

export async function runtime(peers: readonly Peer[]): Promise<Figure[]> {
  if (peers.length > 0) await installPeers()
  const found = new Map<string, Promise<Figures>>()
  const measure = (who: Contestant, workload: string, pinned = false): Promise<Figures> => {
    const key = `${who} ${workload} ${pinned}`
    const figures = found.get(key) ?? measureApart(who, workload, pinned)
    found.set(key, figures)
    return figures
  }
  const figures: Figure[] = []
  for (const row of ROWS) if (!row.pinned || canPin) figures.push(await compare(row, peers, measure))
  return figures
}

type Measure = (who: Contestant, workload: string, pinned?: boolean) => Promise<Figures>

async function compare(row: Row, peers: readonly Peer[], measure: Measure): Promise<Figure> {
  const { unit, scale, more } = SHOWN[row.figure]
  const figureOf = async (who: Contestant, workload: string): Promise<number> =>
    (await measure(who, workload, row.pinned))[row.figure]! * scale
  const value = await figureOf('yieldpoint', row.workload)
  const rivals: RivalFigure[] = []
  for (const { who, workload, factor } of row.rivals.filter(rival => takesPart(rival, peers))) {
    const theirs = await figureOf(who, workload ?? row.workload)
    rivals.push({
      name: who === 'yieldpoint' ? `own ${workload}` : who,
      value: theirs,
      factor: more ? value / theirs : theirs / value,
      ...(factor !== undefined && { atLeast: factor }),
    })
  }
  const limit = row.atMost === undefined ? {} : { limit: { atMost: row.atMost } }
  return { name: row.title, value, unit, ...limit, rivals }
}

const takesPart = ({ who }: Rival, peers: readonly Peer[]): boolean => who === 'yieldpoint' || peers.includes(who)
