import type { RunSummary } from '../../shared/protocol/documents.ts'

/** A run as the host lists it. */
export const summaryOf = (run: number, more: Partial<RunSummary> = {}): RunSummary => ({
  ...{ run, doc: 'doc-1', name: 'Pizza kitchen', program: null, phase: 'running', outcome: null },
  ...{ at: 0, startedAtMs: 0, clock: 'real', seed: 7, stuck: null, recording: null },
  ...more,
})
