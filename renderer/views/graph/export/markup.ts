/** SVG as text. */

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Names and values come from whoever wrote the graph: nothing of them is markup. What XML cannot write is a replacement character. */
export const escaped = (text: string): string =>
  text.replaceAll(/[&<>"]/g, sign => ESCAPES[sign]!).replaceAll(/(?![\t\n\r])[\p{Cc}\p{Cs}\ufffe\uffff]/gu, '\ufffd')

type Value = string | number | undefined

export function element(
  name: string,
  attributes: Readonly<Record<string, Value>>,
  ...children: readonly string[]
): string {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [` ${key}="${escaped(String(value))}"`],
  )
  const inside = children.join('')
  return inside === '' ? `<${name}${written.join('')}/>` : `<${name}${written.join('')}>${inside}</${name}>`
}

/** Advance of a letter in parts of the font's size: of the code font, of others, and of what is as wide as it is high. */
const ADVANCE = { code: 0.6, ui: 0.53, full: 1 }
const FULL = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/

export interface TextStyle {
  readonly size: number
  readonly font: 'code' | 'ui'
  readonly look: string
  readonly anchor?: 'end' | 'middle'
  /** Pixels; what is longer is cut with an ellipsis. */
  readonly room?: number
}

const advance = (letter: string, { size, font }: TextStyle): number =>
  size * (FULL.test(letter) ? ADVANCE.full : ADVANCE[font])

export const widthOf = (text: string, style: TextStyle): number =>
  [...text].reduce((sum, letter) => sum + advance(letter, style), 0)

export function cut(text: string, style: TextStyle): string {
  const { room } = style
  if (room === undefined || widthOf(text, style) <= room) return text
  let left = room - advance('…', style)
  let kept = ''
  for (const letter of text) {
    left -= advance(letter, style)
    if (left < 0) break
    kept += letter
  }
  return `${kept.trimEnd()}…`
}

export const text = (x: number, y: number, words: string, style: TextStyle): string =>
  words === ''
    ? ''
    : element(
        'text',
        { x, y, class: `${style.font} ${style.look}`, 'font-size': style.size, 'text-anchor': style.anchor },
        escaped(cut(words, style)),
      )
