/** A declaration with its comment, as an element: the code in the editor's colours. */
import type { Described } from '../../../language/protocol.ts'
import { highlightLines } from '../syntax.ts'

export function describedDom({ signature, docs }: Described): HTMLElement {
  const box = document.createElement('div')
  box.className = 'cm-described'
  box.append(codeDom(signature))
  if (docs !== '') box.append(proseDom(docs))
  return box
}

export function codeDom(code: string): HTMLElement {
  const pre = document.createElement('pre')
  for (const [index, line] of highlightLines(code, 'declaration.ts').entries()) {
    if (index > 0) pre.append('\n')
    for (const { text, classes } of line.tokens) pre.append(span(text, classes))
  }
  return pre
}

/** Comments name code between backticks. */
export function proseDom(text: string): HTMLElement {
  const prose = document.createElement('p')
  for (const [index, piece] of text.split('`').entries()) {
    if (index % 2 === 0) prose.append(piece)
    else prose.append(Object.assign(document.createElement('code'), { textContent: piece }))
  }
  return prose
}

function span(text: string, classes: string): HTMLElement | string {
  return classes === ''
    ? text
    : Object.assign(document.createElement('span'), { textContent: text, className: classes })
}
