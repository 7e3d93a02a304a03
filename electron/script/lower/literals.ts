/** ses refuses any text that looks like `import(` or an HTML comment, even in a string: there, says it with escapes. */
import type { Visitor } from '@babel/core'

const SUSPECT = /<!--|-->|\bimport\s*[(/]/

const escaped = (raw: string): string =>
  raw
    .replaceAll('<!--', '\\x3c!--')
    .replaceAll('-->', '--\\x3e')
    .replaceAll(/\bimport(?=\s*[(/])/g, '\\x69mport')

export const escapeLiterals: Visitor = {
  StringLiteral({ node }) {
    if (SUSPECT.test(node.value)) node.extra = { rawValue: node.value, raw: escaped(JSON.stringify(node.value)) }
  },
  TemplateElement({ node }) {
    if (SUSPECT.test(node.value.raw)) node.value.raw = escaped(node.value.raw)
  },
  RegExpLiteral({ node }) {
    if (SUSPECT.test(node.pattern)) node.pattern = escaped(node.pattern)
  },
  DirectiveLiteral(path) {
    if (SUSPECT.test(path.node.value)) path.parentPath.remove()
  },
}
