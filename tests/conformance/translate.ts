/** A program as JavaScript text, in one of the dialects. */
import type { Dialect } from './dialects.ts'
import { notBuilt } from './expressions.ts'
import { asName, asText, type Json, type Node, type Program, ProgramError } from './program.ts'
import { FunctionText } from './statements.ts'

export function translate(program: Program, dialect: Dialect): string {
  const objects = Object.entries(program.objects ?? {})
  const used = namesIn(program.functions as unknown as Json)
  const made = objects.filter(([name]) => used.has(name)).map(([name, spec]) => `const ${asName(name)} = ${make(spec)}`)
  const functions = Object.entries(program.functions).map(([name, fn]) => new FunctionText(dialect).write(name, fn))
  return dialect.wrap([...made, ...functions].join('\n'))
}

/** All texts: an object that none of them names cannot matter, even if it is of a kind that is not built. */
function namesIn(value: Json, names = new Set<string>()): Set<string> {
  if (typeof value === 'string') names.add(value)
  else if (typeof value === 'object' && value !== null) for (const part of Object.values(value)) namesIn(part, names)
  return names
}

const KINDS: Readonly<Record<string, (spec: Node) => string>> = {
  Lock: () => 'new asyncio.Lock()',
  Semaphore: spec => `new asyncio.Semaphore(${spec['value'] ?? 1})`,
  BoundedSemaphore: spec => `new asyncio.BoundedSemaphore(${spec['value'] ?? 1})`,
  Event: () => 'new asyncio.Event()',
  Condition: () => notBuilt('Condition'),
  Barrier: () => notBuilt('Barrier'),
  Queue: spec => `new asyncio.Queue(${spec['maxsize'] ?? 0})`,
  LifoQueue: spec => `new asyncio.LifoQueue(${spec['maxsize'] ?? 0})`,
  PriorityQueue: spec => `new asyncio.PriorityQueue(${spec['maxsize'] ?? 0})`,
  Future: () => 'new asyncio.Future()',
  Cell: spec => `new asyncio.Cell(${JSON.stringify(spec['value'] ?? null)})`,
}

function make(spec: Node): string {
  const kind = KINDS[asText(spec['type'])]
  if (kind === undefined) throw new ProgramError(`unknown object ${JSON.stringify(spec)}`)
  return kind(spec)
}
