/** Which parts of asyncio a program needs that are not built yet, told from its text alone. */
import type { Json, Program } from './program.ts'

const NODES = new Set(['wait', 'waitFor', 'group', 'groupSpawn', 'asCompleted', 'forAsync', 'yield'])
const OBJECTS = new Set(['Condition', 'Barrier'])

export function needsUnbuilt(program: Program): boolean {
  const seen = { keys: new Set<string>(), texts: new Set<string>() }
  collect(program.functions as unknown as Json, seen)
  const objects = Object.entries(program.objects ?? {})
  return (
    [...seen.keys].some(key => NODES.has(key)) ||
    Object.values(program.functions).some(fn => fn.generator === true) ||
    objects.some(([name, spec]) => OBJECTS.has(spec['type'] as string) && seen.texts.has(name))
  )
}

/** The first key of each node says what it is. */
function collect(value: Json, seen: { keys: Set<string>; texts: Set<string> }): void {
  if (typeof value === 'string') seen.texts.add(value)
  if (typeof value !== 'object' || value === null) return
  const [first] = Array.isArray(value) ? [] : Object.keys(value)
  if (first !== undefined) seen.keys.add(first)
  for (const part of Object.values(value)) collect(part, seen)
}
