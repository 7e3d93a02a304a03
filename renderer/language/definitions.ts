/** Where a name comes from. */
import ts from 'typescript'
import type { Project } from './project.ts'
import type { FileSpan } from './protocol.ts'

/** How often a name may be handed on: argument, member of the argument, name in the graph file. */
const MAX_STEPS = 4

/**
 * In the user's texts alone. What a script takes out of its argument is followed on to the graph file, and what it imports to
 * where it is written: the names in between are only doors.
 */
export function definition(project: Project, path: string, offset: number): readonly FileSpan[] {
  const inside = project.inside(path, offset)
  return inside ? follow(project, inside.file, inside.at, MAX_STEPS) : []
}

function follow(project: Project, file: string, at: number, steps: number): FileSpan[] {
  const found = project.service.getDefinitionAtPosition(file, at) ?? []
  return found.flatMap(({ fileName, textSpan }) => {
    const here = project.outside(fileName, textSpan)
    const argument = project.scriptOf(fileName)?.argument
    const isDoor = argument && argument.from <= textSpan.start && textSpan.start < argument.to
    if (!isDoor || steps === 0) return here ? [here] : []
    const further = follow(project, fileName, takenOutAt(project, fileName, textSpan.start), steps - 1)
    return further.length > 0 ? further : here ? [here] : []
  })
}

/** `line` in `{ orders: line }` is taken out under the name of `orders`. */
function takenOutAt({ service }: Project, file: string, at: number): number {
  const source = service.getProgram()?.getSourceFile(file)
  const find = (node: ts.Node): ts.Node | undefined =>
    ts.isBindingElement(node) && node.name.getStart() === at ? node : ts.forEachChild(node, find)
  const found = source && find(source)
  return found && ts.isBindingElement(found) && found.propertyName ? found.propertyName.getStart() : at
}
