import { useText } from '../../../i18n/index.ts'
import { themeOf, useAppStore } from '../../../store/index.ts'
import { useGraph } from '../context.ts'
import { labelOf } from '../labels.ts'
import type { Link } from '../model/links.ts'
import { route } from '../model/route.ts'
import type { Scene } from '../model/scene.ts'
import { viewOf } from '../model/views.ts'
import { useWords } from '../nodes/use-words.ts'
import { fontsFor } from './fonts.ts'
import { rasterised, save } from './save.ts'
import { type Picture, svgOf } from './svg.ts'
import { tokensOf } from './tokens.ts'

/** The whole graph as it is at this moment, in the theme that is on. */
export function useExport(scene: Scene, links: readonly Link[]): (as: 'svg' | 'png') => Promise<void> {
  const store = useAppStore()
  const { feed, overlay } = useGraph()
  const t = useText('graph')
  const words = useWords()
  return async as => {
    const state = store.getState()
    const doc = state.activeDoc === null ? undefined : state.docs.get(state.activeDoc)
    const title = doc?.title || state.live?.state.graph || t('label')
    const { marks } = overlay.getState()
    const picture: Picture = {
      ...{ title, scene, lines: route(links, scene), numbers: marks.numbers, dead: marks.dead, words },
      view: key => {
        const node = scene.structure.nodes.get(key)
        return node ? viewOf(node, feed.moment) : null
      },
      frameName: ({ name }) => (name === null ? t('group') : t('groupNamed', { name })),
      label: line => labelOf(line, t),
      tokens: tokensOf(themeOf(state)),
    }
    const svg = svgOf(picture)
    const name = (doc?.name ?? title).replace(/\.taskgraph\.(ya?ml|json)$/, '')
    if (as === 'svg') return save(`${name}.svg`, new Blob([svg], { type: 'image/svg+xml' }))
    const [, width, height] = /width="([\d.]+)" height="([\d.]+)"/.exec(svg) ?? []
    const whole = svgOf({ ...picture, fonts: await fontsFor(svg) })
    save(`${name}.png`, await rasterised(whole, Number(width), Number(height)))
  }
}
