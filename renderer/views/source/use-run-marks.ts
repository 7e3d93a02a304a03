import { useMemo } from 'react'
import type { Micros } from '../../../shared/ids.ts'
import { seconds, useLanguage, useText } from '../../i18n/index.ts'
import { type Live, useApp, useAppStore, useRunNow } from '../../store/index.ts'
import { findingsByLine, type LineOfFindings } from './findings-by-line.ts'
import type { RunMark } from './shown.ts'
import { type LineOfTasks, tasksByLine } from './tasks-by-line.ts'

const TICK_MS = 200
/** Names that a list of tasks has at most. */
const NAMED = 10
const NONE: readonly RunMark[] = []

interface Marks {
  readonly run: number | null
  readonly marks: readonly RunMark[]
}

/** Who runs and waits on which line of a file, and what was found there, if the run on the screen is one of this document. */
export function useRunMarks(doc: string, path: string): Marks {
  const run = useApp(({ live, runs }) => (live && runs.get(live.run)?.doc === doc ? live : null))
  const tasks = useTaskMarks(run, path)
  const findings = useFindingMarks(run, path)
  const marks = useMemo(() => (findings.length === 0 ? tasks : [...tasks, ...findings]), [tasks, findings])
  return { run: run?.run ?? null, marks }
}

function useTaskMarks(run: Live | null, path: string): readonly RunMark[] {
  const t = useText('source')
  const store = useAppStore()
  const now = useRunNow(TICK_MS)
  const lines = useMemo(() => (run ? tasksByLine(run.state, path) : []), [run, path])
  return useMemo(() => {
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
    const who = ({ running, waiting }: LineOfTasks): string => {
      const all = [...running, ...waiting]
      const names = all.slice(0, NAMED).join(', ')
      return all.length > NAMED ? t('andMore', { names, n: all.length - NAMED }) : names
    }
    const markOf = (at: LineOfTasks): RunMark => {
      const { line, running, only } = at
      const show = only === null ? null : () => store.getState().selectTask(only)
      return { line, state: running.length > 0 ? 'running' : 'waiting', text: say(at), title: who(at), show }
    }
    return lines.length === 0 ? NONE : lines.map(markOf)
  }, [lines, now, t, store])
}

function useFindingMarks(run: Live | null, path: string): readonly RunMark[] {
  const store = useAppStore()
  const language = useLanguage()
  const findings = run?.state.findings
  return useMemo(() => {
    const lines = findings ? findingsByLine(findings.values(), path, language) : []
    const markOf = ({ line, id, severity, titles }: LineOfFindings): RunMark => ({
      line,
      state: `${severity}-found`,
      text: '',
      title: titles.join('\n'),
      show: () => store.getState().showFinding(id),
    })
    return lines.length === 0 ? NONE : lines.map(markOf)
  }, [findings, path, language, store])
}

function counted(names: readonly string[], one: (name: string) => string, many: (n: number) => string): string {
  const [only] = names
  if (only === undefined) return ''
  return names.length === 1 ? one(only) : many(names.length)
}
