import { useEffect, useMemo, useRef, useState } from 'react'
import type { StackFrame } from '../../../shared/protocol/documents.ts'
import type { TaskRecord } from '../../../shared/state/run-state.ts'
import { useApp, useAppStore } from '../../store/index.ts'

/** A task that takes thousands of steps a second is asked where it is five times. */
const EVERY_MS = 200

/**
 * Outermost first; null until the first answer. Of an earlier moment only the innermost is known. The component using it belongs to
 * one task.
 */
export function useStack(task: TaskRecord): readonly StackFrame[] | null {
  const past = useApp(app => app.moment !== null)
  const now = useStackNow(task, past)
  const place = useApp(app => (task.site === null ? undefined : app.live?.state.sites.get(task.site)))
  return useMemo(() => (past ? (place ? [{ ...place, excerpt: [], firstLine: 0 }] : null) : now), [past, place, now])
}

function useStackNow({ id, steps, site, state }: TaskRecord, off: boolean): readonly StackFrame[] | null {
  const store = useAppStore()
  const run = useApp(app => app.shownRun)
  const [frames, setFrames] = useState<readonly StackFrame[] | null>(null)
  const asked = useRef({ version: '', ms: Number.NEGATIVE_INFINITY })
  const version = `${run} ${steps} ${site} ${state}`
  useEffect(() => {
    if (off || run === null || asked.current.version === version) return
    const ask = async () => {
      asked.current = { version, ms: performance.now() }
      const reply = await store.getState().call('task.stack', { run, task: id })
      if (reply.ok) setFrames(reply.value.frames)
    }
    const timer = setTimeout(ask, Math.max(0, asked.current.ms + EVERY_MS - performance.now()))
    return () => clearTimeout(timer)
  }, [store, run, id, version, off])
  return frames
}
