/** What rewrites programs knows of the language: which lists are statements, and which names a node binds and uses. */
import type { Json, Node, Program } from './program.ts'

const STATEMENTS = new Set([
  ...['log', 'let', 'do', 'store', 'return', 'yield', 'break', 'continue', 'raise', 'reraise', 'if', 'while', 'for'],
  ...['forAsync', 'try', 'with', 'timeout', 'group', 'asCompleted', 'onDone', 'callSoon', 'callLater'],
])

export const isNode = (value: Json | undefined): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value)

/** The first key says what a node is. */
export const kindOf = (value: Json | undefined): string | null =>
  isNode(value) ? (Object.keys(value)[0] ?? null) : null

/** Whether it is a block that is not empty. */
export const isBlock = (value: Json | undefined): value is readonly Json[] =>
  isList(value) && STATEMENTS.has(kindOf(value[0]) ?? '')

/** The blocks that stand in a statement, outside of other statements. */
export function blocksIn(value: Json | undefined): (readonly Json[])[] {
  if (isBlock(value)) return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(blocksIn) : []
}

/**
 * Whether every name has a meaning wherever it is used: Python and JavaScript fail each in its own way where one has none.
 * Stricter than Python, whose variables outlive the block that sets them: such a block may not run.
 */
export function isSound({ objects = {}, functions }: Program): boolean {
  const shared = new Set([...Object.keys(objects), ...Object.keys(functions)])
  const locks = Object.values(objects).flatMap(({ lock }) => (typeof lock === 'string' ? [lock] : []))
  return (
    'main' in functions &&
    locks.every(lock => shared.has(lock)) &&
    Object.values(functions).every(({ params = [], generator = false, body }) => {
      if (generator !== JSON.stringify(body).includes('"yield":')) return false
      return isSoundIn(body, new Set([...shared, ...params]), false)
    })
  )
}

/** Adds to `names` what `value` binds for what follows. */
function isSoundIn(value: Json | undefined, names: Set<string>, handling: boolean): boolean {
  if (isBlock(value)) {
    const inner = new Set(names)
    return value.every(statement => isSoundIn(statement, inner, handling))
  }
  if (isList(value)) return value.every(part => isSoundIn(part, names, handling))
  if (!isNode(value)) return true
  const kind = kindOf(value)
  if (kind === 'reraise') return handling
  if (kind === 'while' && !canEnd(value['while'])) return false
  if (!usedBy(value).every(name => names.has(name))) return false
  const { as = null } = isNode(value[kind ?? '']) ? (value[kind ?? ''] as Node) : value
  const inner = typeof as === 'string' ? new Set([...names, as]) : names
  if (!Object.values(value).every(part => isSoundIn(part, inner, handling || kind === 'type'))) return false
  for (const name of boundAfter(value, as)) names.add(name)
  return true
}

/** A loop whose body sets nothing would go round for ever. */
const canEnd = (loop: Json | undefined): boolean =>
  isNode(loop) && isList(loop['body']) && loop['body'].some(statement => kindOf(statement) === 'let')

/** A loop binds nothing for what follows: it may run no round. */
function boundAfter(node: Node, as: Json): readonly string[] {
  const [kind, arg] = Object.entries(node)[0] ?? []
  if (kind === 'let' && isList(arg)) return [String(arg[0])]
  return typeof as === 'string' && (kind === 'group' || kind === 'timeout') ? [as] : []
}

function usedBy(node: Node): string[] {
  const [kind, arg] = Object.entries(node)[0] ?? []
  if (typeof arg === 'string' && (kind === 'var' || kind === 'cell' || kind === 'excInfo')) return [arg]
  if (isList(arg) && ['call', 'm', 'am', 'store', 'onDone'].includes(kind ?? '') && typeof arg[0] === 'string')
    return [arg[0]]
  if (!isNode(arg)) return []
  const { call, cm, group } = arg
  return [isList(call) ? call[0] : undefined, cm, group].filter(name => typeof name === 'string')
}
