/** Where a name comes from. */
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
    if (!isDoor || steps === 0 || (fileName === file && covers(textSpan, at))) return here ? [here] : []
    const further = follow(project, fileName, textSpan.start, steps - 1)
    return further.length > 0 ? further : here ? [here] : []
  })
}

const covers = ({ start, length }: { start: number; length: number }, at: number): boolean =>
  start <= at && at <= start + length
