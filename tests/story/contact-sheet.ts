/** All pictures on one page: a chapter a section, a step a row, a look a column. */
import { LOOKS } from '../e2e/support/stage.ts'
import type { Chapter } from './chapter.ts'

interface Size {
  readonly width: number
}
type Look = (typeof LOOKS)[number]

/** Below the folder of all pictures. */
export const pictureOf = ({ name, steps }: Chapter, step: number, { width }: Size, { theme, language }: Look): string =>
  `${name}/${step + 1}-${steps[step]!.name}-${width}-${theme}-${language}.png`

export function contactSheet(chapters: readonly Chapter[], sizes: readonly Size[]): string {
  const sections = chapters.map(chapter => `<h2>${chapter.title}</h2>\n${rowsOf(chapter, sizes)}`)
  return `<!doctype html>
<meta charset="utf-8">
<title>Yieldpoint, step by step</title>
<style>
  body { font: 14px system-ui; margin: 24px; background: #888; }
  div { display: grid; grid-template-columns: repeat(${LOOKS.length * sizes.length}, 480px); gap: 8px; }
  img { width: 100%; display: block; }
</style>
${sections.join('\n')}
`
}

function rowsOf(chapter: Chapter, sizes: readonly Size[]): string {
  return chapter.steps
    .map(({ name }, step) => {
      const paths = sizes.flatMap(size => LOOKS.map(look => pictureOf(chapter, step, size, look)))
      const pictures = paths.map(path => `<a href="${path}"><img loading="lazy" src="${path}" alt="${path}"></a>`)
      return `<h3>${step + 1}. ${name.replaceAll('-', ' ')}</h3>\n<div>${pictures.join('')}</div>`
    })
    .join('\n')
}
