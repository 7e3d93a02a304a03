/** Font files of the page as style rules that carry them: a picture made of an SVG sees no other fonts than its own. */

/** Only files that have letters of the text: the Japanese font alone has a hundred. */
export async function fontsFor(text: string): Promise<string> {
  const letters = new Set([...text].map(letter => letter.codePointAt(0)!))
  const rules = [...document.styleSheets].flatMap(rulesOf).filter(rule => hasSome(rule, letters))
  return (await Promise.all(rules.map(carried))).join('')
}

function rulesOf(sheet: CSSStyleSheet): readonly CSSFontFaceRule[] {
  return [...sheet.cssRules].filter(rule => rule instanceof CSSFontFaceRule)
}

/** `U+0-FF, U+131, U+152-153, U+4??` */
export function inRange(range: string, letters: ReadonlySet<number>): boolean {
  if (range.trim() === '') return true
  return range.split(',').some(part => {
    const [low = '', high] = part.trim().slice(2).split('-')
    const from = Number.parseInt(low.replaceAll('?', '0'), 16)
    const to = Number.parseInt(high ?? low.replaceAll('?', 'F'), 16)
    for (const letter of letters) if (letter >= from && letter <= to) return true
    return false
  })
}

const hasSome = ({ style }: CSSFontFaceRule, letters: ReadonlySet<number>): boolean =>
  style.getPropertyValue('font-style') !== 'italic' && inRange(style.getPropertyValue('unicode-range'), letters)

async function carried({ style, parentStyleSheet }: CSSFontFaceRule): Promise<string> {
  const address = /url\("?([^")]+)"?\)/.exec(style.getPropertyValue('src'))?.[1]
  if (address === undefined) return ''
  const answer = await fetch(new URL(address, parentStyleSheet?.href ?? document.baseURI))
  const bytes = new Uint8Array(await answer.arrayBuffer())
  let binary = ''
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  const family = style.getPropertyValue('font-family')
  const weight = style.getPropertyValue('font-weight')
  return `@font-face{font-family:${family};font-weight:${weight};src:url(data:font/woff2;base64,${btoa(binary)})}`
}
