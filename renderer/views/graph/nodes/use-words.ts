/** What a node says, as plain text: read aloud, shown as its title, searched, and written into exported pictures. */
import type { TaskState } from '../../../../shared/protocol/events.ts'
import { seconds, useText } from '../../../i18n/index.ts'
import { useSaid } from '../../reasons/index.tsx'
import type { InstrumentLine } from '../model/instrument.ts'
import type { GraphNode } from '../model/structure.ts'
import type { NodeView, ResourceView, StackView, TaskView } from '../model/views.ts'

export interface Words {
  state(view: TaskView): string
  reason(view: TaskView): string
  elapsed(view: TaskView): string
  counts(view: StackView): string
  line(line: InstrumentLine): string
  kind(node: GraphNode): string
  /** `chef[1], waiting, for ovens` */
  name(node: GraphNode, view: NodeView): string
  row(view: TaskView): string
}

const bare = (text: string): string => text

export function useWords(): Words {
  const states = useText('states')
  const t = useText('graph')
  const resources = useText('resources')
  const said = useSaid()
  const words: Words = {
    state: ({ state, skipped }) => (state === null ? t('notRun') : states(skipped ? 'skipped' : state)),
    reason: ({ reason }) => (reason === null ? '' : said(reason)),
    elapsed: ({ elapsed }) => (elapsed === null ? '' : t('elapsed', { time: seconds(elapsed) })),
    counts: ({ counts, total }) => {
      const there = (Object.keys(counts) as TaskState[]).filter(state => counts[state] > 0)
      if (there.length === 0) return t('notRun')
      const one = (state: TaskState) =>
        counts[state] === total
          ? states('all', { state: states(state) })
          : states('some', { n: counts[state], state: states(state) })
      return there.map(one).join(' · ')
    },
    line: ({ key, values }) => t.markup(`instrument.${key}`, { c: bare, ...values }),
    kind: node => {
      if (node.kind === 'resource') return resources(`kind.${node.type}`)
      return t(`does.${node.does ?? 'made'}`)
    },
    name: (node, view) => {
      if (view.kind === 'task') return view.state === null ? t('node.notRun', { name: node.name }) : words.row(view)
      if (view.kind === 'stack') return t('node.stack', { name: node.name, n: view.total, counts: words.counts(view) })
      return resourceName(node, view)
    },
    row: view => t('node.task', { name: view.name, state: words.state(view), reason: words.reason(view) || 'none' }),
  }
  const resourceName = (node: GraphNode, { total, instrument }: ResourceView): string => {
    const line = instrument.line ? words.line(instrument.line) : 'none'
    const values = { name: node.name, kind: words.kind(node), line }
    if (total > 1) return t('node.resources', { ...values, n: total })
    return t('node.resource', { ...values, amount: instrument.amount ?? 'none' })
  }
  return words
}
