/** A program as JavaScript text, in one of the dialects. */
import type { Dialect } from './dialects.ts'
import { asName, asText, type Node, type Program, ProgramError } from './program.ts'
import { FunctionText } from './statements.ts'

export function translate(program: Program, dialect: Dialect): string {
  const objects = Object.entries(program.objects ?? {}).map(([name, spec]) => `const ${asName(name)} = ${make(spec)}`)
  const functions = Object.entries(program.functions).map(([name, fn]) => new FunctionText(dialect).write(name, fn))
  return dialect.wrap([...objects, ...functions].join('\n'))
}

const KINDS: Readonly<Record<string, (spec: Node) => string>> = {
  Lock: () => 'new asyncio.Lock()',
  Semaphore: spec => `new asyncio.Semaphore(${spec['value'] ?? 1})`,
  BoundedSemaphore: spec => `new asyncio.BoundedSemaphore(${spec['value'] ?? 1})`,
  Event: () => 'new asyncio.Event()',
  Condition: ({ lock }) => `new asyncio.Condition(${lock === undefined ? '' : `{ lock: ${asName(lock)} }`})`,
  Barrier: spec => `new asyncio.Barrier(${spec['parties'] ?? 1})`,
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
