/** Layered layout by the Eclipse Layout Kernel in a worker of its own: the page never waits for it. */
import ELK, { type ElkNode } from 'elkjs/lib/elk-api.js'
import workerUrl from 'elkjs/lib/elk-worker.min.js?url'
import type { Place, Places } from '../model/size.ts'
import type { NodeKey } from '../model/structure.ts'
import { type Blocks, spread } from './blocks.ts'

/** From here on a good order of the layers is looked for less long: the time grows faster than the graph. */
const LARGE = 300

let elk: InstanceType<typeof ELK> | null = null

/** Loading it takes longer than most layouts; it is kept. */
const kernel = (): InstanceType<typeof ELK> => {
  elk ??= new ELK({ workerFactory: () => new Worker(workerUrl) })
  return elk
}

/** Rejects with what the kernel says. */
export async function layOut(blocks: Blocks): Promise<Places> {
  const done = await kernel().layout(elkGraph(blocks))
  const corners = new Map<NodeKey, Place>()
  for (const { id, x = 0, y = 0 } of done.children ?? []) corners.set(id, [x, y])
  return spread(blocks.blocks, corners)
}

/** Places depend on the order in which things are given: the file's, so that a graph is always laid out the same. */
export function elkGraph({ blocks, edges }: Blocks): ElkNode {
  const large = blocks.length > LARGE
  return {
    id: 'graph',
    layoutOptions: {
      'elk.algorithm': 'layered',
      'elk.direction': 'RIGHT',
      // Panes are wider than high: a long row of layers goes on below.
      'elk.aspectRatio': '2.5',
      'elk.layered.wrapping.strategy': 'MULTI_EDGE',
      // Lines are drawn by us; these only cost.
      'elk.edgeRouting': 'POLYLINE',
      'elk.spacing.nodeNode': '22',
      'elk.spacing.componentComponent': '28',
      'elk.layered.spacing.nodeNodeBetweenLayers': '48',
      'elk.layered.spacing.edgeNodeBetweenLayers': '16',
      'elk.spacing.edgeNode': '16',
      'elk.layered.considerModelOrder.strategy': large ? 'NONE' : 'PREFER_NODES',
      'elk.layered.thoroughness': large ? '2' : '12',
      'elk.layered.nodePlacement.strategy': large ? 'LINEAR_SEGMENTS' : 'NETWORK_SIMPLEX',
    },
    children: blocks.map(({ key, width, height }) => ({ id: key, width, height })),
    edges: edges.map(([from, to], i) => ({ id: `e${i}`, sources: [from], targets: [to] })),
  }
}
