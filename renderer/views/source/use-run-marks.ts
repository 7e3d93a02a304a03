import { useMemo } from 'react'
import type { Micros } from '../../../shared/ids.ts'
import { seconds, useText } from '../../i18n/index.ts'
import { useApp, useRunNow } from '../../store/index.ts'
import type { RunMark } from './shown.ts'
import { type LineOfTasks, tasksByLine } from './tasks-by-line.ts'

const TICK_MS = 200
const NONE: readonly RunMark[] = []

interface Marks {
  readonly run: number | null
  readonly marks: readonly RunMark[]
}

/** Who runs and waits on which line of a file, if the run on the screen is one of this document. */
export function useRunMarks(doc: string, path: string): Marks {
  const t = useText('source')
  const run = useApp(({ live, runs }) => (live && runs.get(live.run)?.doc === doc ? live : null))
  const now = useRunNow(TICK_MS)
  const lines = useMemo(() => (run ? tasksByLine(run.state, path) : []), [run, path])
  const marks = useMemo(() => {
    const say = ({ running, waiting, since }: LineOfTasks): string => {
      const runs = counted(
        running,
        task => t('runsHere', { task }),
        n => t('runHere', { n }),
      )
      const time = (at: Micros) => seconds(now - at)
      const waits = counted(
        waiting,
        task => t('waits', { task, time: time(since) }),
        n => t('wait', { n, time: time(since) }),
      )
      return [runs, waits].filter(text => text !== '').join(' · ')
    }
    return lines.length === 0 ? NONE : lines.map(at => markOf(at, say(at)))
  }, [lines, now, t])
  return { run: run?.run ?? null, marks }
}

const markOf = ({ line, running }: LineOfTasks, text: string): RunMark => ({
  line,
  state: running.length > 0 ? 'running' : 'waiting',
  text,
})

function counted(names: readonly string[], one: (name: string) => string, many: (n: number) => string): string {
  const [only] = names
  if (only === undefined) return ''
  return names.length === 1 ? one(only) : many(names.length)
}
