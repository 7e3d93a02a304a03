/** What it takes to run a kept run again the same way, and why some cannot be. */
import { YieldpointError } from '../../../shared/errors.ts'
import type { Recording } from '../../../shared/protocol/recordings.ts'
import type { Manifest, Sources } from '../../recordings/index.ts'
import { checkDocument, type RunSpec } from '../../runs/index.ts'

/** @throws YieldpointError recording/real-clock, running, beginning-dropped, reached-outside, graph-refused */
export function rerunSpec({ recording, ...manifest }: Manifest, sources: Sources): RunSpec {
  refuse(recording, manifest.allowed)
  const { file, text, scripts: overlay } = sources
  const { graph, problems } = checkDocument(text, { file, folder: null, overlay })
  const mistakes = problems.filter(({ severity }) => severity === 'error').length
  const name = nameOf(recording)
  if (graph === null || mistakes > 0)
    throw new YieldpointError('recording/graph-refused', { name, mistakes: Math.max(1, mistakes) })
  const { seed, speed, debug } = recording
  const { planned: interventions, byHand: replay, workers } = manifest
  const asRecorded = { clock: 'virtual', seed, speed, debug, workers, interventions, replay } as const
  return { doc: '', name: graph.name, graph, folder: null, overlay, ...asRecorded }
}

function refuse(recording: Recording, allowed: readonly string[]): void {
  const name = nameOf(recording)
  const { clock, outcome, droppedSegments: segments } = recording
  if (outcome === 'running') throw new YieldpointError('recording/running', { name })
  if (clock === 'real') throw new YieldpointError('recording/real-clock', { name })
  if (allowed.length > 0) throw new YieldpointError('recording/reached-outside', { name, items: allowed })
  if (segments > 0) throw new YieldpointError('recording/beginning-dropped', { name, segments })
}

export const nameOf = ({ name, title }: Pick<Recording, 'name' | 'title'>): string => name ?? title
