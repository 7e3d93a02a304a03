/** How many columns of a terminal a text takes: full-width characters take two. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u

const widthOf = (character: string): number => (WIDE.test(character) ? 2 : 1)

export const textWidth = (text: string): number => [...text].reduce((sum, character) => sum + widthOf(character), 0)

export function cut(text: string, columns: number): string {
  if (textWidth(text) <= columns) return text
  let width = 1 // the ellipsis
  let kept = ''
  for (const character of text) {
    width += widthOf(character)
    if (width > columns) break
    kept += character
  }
  return `${kept}…`
}

export const pad = (text: string, columns: number): string => text + ' '.repeat(Math.max(0, columns - textWidth(text)))
