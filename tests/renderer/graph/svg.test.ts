import { expect, test } from 'vitest'
import { inRange } from '../../../renderer/views/graph/export/fonts.ts'
import { cut, escaped } from '../../../renderer/views/graph/export/markup.ts'
import { type Picture, svgOf } from '../../../renderer/views/graph/export/svg.ts'
import { staticLinks } from '../../../renderer/views/graph/model/links.ts'
import { route } from '../../../renderer/views/graph/model/route.ts'
import { type Moment, viewOf } from '../../../renderer/views/graph/model/views.ts'
import type { Words } from '../../../renderer/views/graph/nodes/use-words.ts'
import { ScriptedRun } from '../../support/scripted-run.ts'
import { outline, structure, task } from './support.ts'

const words: Words = {
  state: ({ state }) => state ?? 'not run',
  reason: () => 'because & so',
  elapsed: () => '1.00 s',
  counts: () => 'all waiting',
  line: ({ key }) => key,
  kind: () => 'kind',
  name: node => node.name,
  row: ({ name }) => name,
}

function picture(name: string): Picture {
  const of = outline([task(name), task('bill', { after: [name] })], { till: 'lock' })
  const run = new ScriptedRun()
    .start()
    .task(1, name, { node: name })
    .task(2, 'bill', { node: 'bill' })
    .lock(1, 'till', 1)
  const found = structure(of, run.state)
  const places = new Map([
    [`task:${name}`, [0, 0]],
    ['task:bill', [300, 0]],
    ['resource:till', [0, 100]],
  ] as const)
  const scene = { structure: found, places, opened: {} }
  const moment: Moment = { run: run.state, now: 0, opened: {}, language: 'en' }
  return {
    ...{ title: 'A "kitchen"', scene, numbers: new Map([[`task:${name}`, 1]]), dead: false, words },
    lines: route(staticLinks(found, of), scene),
    view: key => viewOf(found.nodes.get(key)!, moment),
    frameName: () => '',
    label: () => '',
    tokens: { 'text-1': '#123456', 'font-code': "'JetBrains Mono Variable', monospace" },
  }
}

test('the picture has its boxes, words, lines and values in itself, and a box as large as all of it', () => {
  const svg = svgOf(picture('chef'))
  expect({
    size: /^<svg [^>]*viewBox="([^"]*)"/.exec(svg)?.[1],
    title: svg.includes('<title>A &quot;kitchen&quot;</title>'),
    colours: svg.includes('.strong{fill:#123456}'),
    fonts: svg.includes("font-family:'JetBrains Mono Variable', monospace"),
    words: ['>chef<', '>bill<', '>till<', '>because &amp; so<'].map(word => svg.includes(word)),
    edges: svg.match(/class="edge after"/g)?.length,
    outside: /(href|src|url\((?!#))/.test(svg),
  }).toEqual({
    size: '-24 -24 540 208',
    title: true,
    colours: true,
    fonts: true,
    words: [true, true, true, true],
    edges: 1,
    outside: false,
  })
})

test('nothing that a graph is called is markup, and what XML cannot write is replaced', () => {
  const svg = svgOf(picture('<script>alert(1)</script>'))
  expect([svg.includes('<script'), escaped('a\u0000b\ud800<&"')]).toEqual([false, 'a\ufffdb\ufffd&lt;&amp;&quot;'])
})

test('text that does not fit is cut, and Japanese is as wide as it is', () => {
  const style = { size: 10, font: 'code', look: '', room: 48 } as const
  expect([cut('chef[0]', style), cut('waiter-of-the-day', style), cut('料理人の長い名前', style)]).toEqual([
    'chef[0]',
    'waiter-…',
    '料理人の…',
  ])
})

test('a font file is taken along if one of its letters is used', () => {
  const letters = new Set(['a', 'ア'].map(letter => letter.codePointAt(0)!))
  expect(['U+0-FF, U+131', 'U+100-2BA', 'U+30??', ''].map(range => inRange(range, letters))).toEqual([
    true,
    false,
    true,
    true,
  ])
})
