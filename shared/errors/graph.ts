/** What can be wrong with a task-graph file. */
import type { Wording } from './wording.ts'

export interface GraphErrors {
  'graph/cycle': { path: readonly string[] }
}

export const graphWording: Wording<GraphErrors> = {
  'graph/cycle': {
    en: d => `The graph has a cycle: ${d.path.join(' → ')}. Remove one of these edges.`,
    ja: d => `グラフが循環しています：${d.path.join(' → ')}。この中の依存を1つ外してください。`,
  },
}
