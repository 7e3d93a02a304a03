/** What stands at a place: its type and its comment, and for a call what its arguments are. */
import ts from 'typescript'
import { docsOf } from './completions.ts'
import type { Project } from './project.ts'
import type { Hover, Signature, SignatureHelp } from './protocol.ts'
import { outward } from './script-text.ts'

export function hover(project: Project, path: string, offset: number): Hover | null {
  const inside = project.inside(path, offset)
  const info = inside && project.service.getQuickInfoAtPosition(inside.file, inside.at)
  const signature = ts.displayPartsToString(info?.displayParts)
  // Of what has no type there is nothing to say.
  if (!inside || !info || signature === '' || signature === 'any') return null
  const { start, length } = info.textSpan
  return {
    from: outward(inside.script, start),
    to: outward(inside.script, start + length),
    signature,
    docs: docsOf(info.documentation, info.tags),
  }
}

export function signatureHelp(project: Project, path: string, offset: number): SignatureHelp | null {
  const inside = project.inside(path, offset)
  const help = inside && project.service.getSignatureHelpItems(inside.file, inside.at, {})
  if (!inside || !help) return null
  return {
    from: outward(inside.script, help.applicableSpan.start),
    signatures: help.items.map(item => toSignature(item, help.argumentIndex)),
    active: help.selectedItemIndex,
  }
}

function toSignature(item: ts.SignatureHelpItem, argument: number): Signature {
  const index = item.isVariadic ? Math.min(argument, item.parameters.length - 1) : argument
  const text = (parts: ts.SymbolDisplayPart[]) => ts.displayPartsToString(parts)
  const separator = text(item.separatorDisplayParts)
  const list = item.parameters.map(parameter => text(parameter.displayParts))
  const before = list.slice(0, index).map(each => each + separator)
  const after = list.slice(index + 1).map(each => separator + each)
  return {
    before: text(item.prefixDisplayParts) + before.join(''),
    here: list[index] ?? '',
    after: after.join('') + text(item.suffixDisplayParts),
    docs: docsOf(item.documentation, item.tags),
    parameterDocs: text(item.parameters[index]?.documentation ?? []),
  }
}
