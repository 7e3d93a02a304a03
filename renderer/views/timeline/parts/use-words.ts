import { useMemo } from 'react'
import type { TaskId } from '../../../../shared/ids.ts'
import type { Lanes, LaneWait } from '../../../../shared/lanes/index.ts'
import { useText } from '../../../i18n/index.ts'
import type { LaneWords } from '../paint/brush.ts'

/** More names would not be read in a lane or a plate. */
const NAMED = 2

export const nameOf = (lanes: Lanes, task: TaskId): string => lanes.tasks.get(task)?.name ?? `#${task}`

/** `chef[0], chef[1], …` */
export function namesOf(lanes: Lanes, tasks: readonly TaskId[], most = NAMED): string {
  const names = tasks.slice(0, most).map(task => nameOf(lanes, task))
  return tasks.length > most ? `${names.join(', ')}, …` : names.join(', ')
}

/** Copies of one task go by the name they have in the graph. */
export function nodesOf(lanes: Lanes, tasks: readonly TaskId[]): string {
  const names = [...new Set(tasks.map(task => lanes.tasks.get(task)?.node ?? nameOf(lanes, task)))]
  return names.length > NAMED ? `${names.slice(0, NAMED).join(', ')}, …` : names.join(', ')
}

/** What waits are called in the lanes, each said once for a language. */
export function useLaneWords(lanes: Lanes): LaneWords {
  const t = useText('timeline')
  return useMemo(() => {
    const said = new WeakMap<LaneWait, string>()
    const say = (wait: LaneWait): string => {
      switch (wait.for) {
        case 'resource':
          return lanes.resources.get(wait.resource)?.name ?? `#${wait.resource}`
        case 'task':
          return t('wait.task', { name: nameOf(lanes, wait.task) })
        case 'tasks':
          return t('wait.tasks', { n: wait.total })
        case 'after':
          return t('wait.after', { names: nodesOf(lanes, wait.tasks) })
        case 'call':
          return t('wait.call', { name: wait.function })
        case 'retry':
          return t('wait.retry', { n: wait.attempt })
        default:
          return t(`wait.${wait.for}`)
      }
    }
    const wait = (waiting: LaneWait): string => {
      const known = said.get(waiting)
      if (known !== undefined) return known
      const text = say(waiting)
      said.set(waiting, text)
      return text
    }
    return { wait, set: t('set') }
  }, [lanes, t])
}

const SMALL = 1000

/** `0.662 s`, below a millisecond `412 µs`. */
export function useDuration(): (time: number) => string {
  const t = useText('timeline')
  return time =>
    time < SMALL && time > 0
      ? t('us', { n: String(Math.round(time)) })
      : t('s', { n: (Math.max(0, time) / 1e6).toFixed(3) })
}
