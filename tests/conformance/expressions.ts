/**
 * Expressions and awaitables of a program as JavaScript text. `asyncio` is the runtime; what Python's values
 * do otherwise than JavaScript's goes through `py`.
 */
import type { Dialect } from './dialects.ts'
import { asList, asName, asNode, asText, firstOf, type Json, type Node, ProgramError } from './program.ts'

const BINARY = ['add', 'sub', 'mul', 'mod', 'lt', 'eq']
const METHODS = new Set([
  ...['release', 'locked', 'set', 'clear', 'isSet', 'putNowait', 'getNowait', 'taskDone', 'qsize', 'full', 'empty'],
  ...[
    'cancel',
    'uncancel',
    'cancelling',
    'cancelled',
    'done',
    'result',
    'exception',
    'setResult',
    'notify',
    'notifyAll',
    'when',
    'reschedule',
    'expired',
  ],
])
const AWAITED_METHODS = new Set(['acquire', 'get', 'put', 'join', 'wait', 'abort', 'reset'])
/** What Python's own give is told as a trace tells it. */
const TOLD: Readonly<Record<string, string>> = { gather: 'plain', wait: 'names' }

export class Expressions {
  readonly #dialect: Dialect
  readonly #temporary: () => string

  /** `temporary` declares a variable of the function. */
  constructor(dialect: Dialect, temporary: () => string) {
    this.#dialect = dialect
    this.#temporary = temporary
  }

  of(value: Json | undefined): string {
    if (typeof value !== 'object' || value === null) return JSON.stringify(value)
    const [kind, arg] = firstOf(asNode(value))
    if (BINARY.includes(kind)) return this.#py(kind, ...this.#all(arg))
    const make = this.#kinds[kind]
    if (make === undefined) throw new ProgramError(`unknown expression ${kind}`)
    return make(arg)
  }

  /** An expression where Python asks whether it is true. */
  test(value: Json | undefined): string {
    return this.#py('truth', this.of(value))
  }

  call(value: Json | undefined): string {
    const [name, ...args] = asList(value)
    return `${asName(name)}(${args.map(arg => this.of(arg)).join(', ')})`
  }

  raised(value: Json | undefined): string {
    const { type, msg } = asNode(value)
    return this.#py('said', JSON.stringify(asText(type)), ...(msg === undefined ? [] : [this.of(msg)]))
  }

  readonly #kinds: Readonly<Record<string, (arg: Json) => string>> = {
    var: asName,
    current: () => 'asyncio.currentTask()',
    cell: arg => `${asName(arg)}.value`,
    now: () => 'py.now()',
    not: arg => `!${this.test(arg)}`,
    and: arg => this.#either(asList(arg), (left, right) => `${right} : ${left}`),
    or: arg => this.#either(asList(arg), (left, right) => `${left} : ${right}`),
    list: arg => `[${this.#all(arg).join(', ')}]`,
    at: arg => this.#py('at', ...this.#all(arg)),
    len: arg => `${this.of(arg)}.length`,
    fmt: arg => this.#py('fmt', ...this.#all(arg)),
    await: arg => this.#awaited(arg),
    spawn: arg => this.#spawn('asyncio', asNode(arg)),
    groupSpawn: arg => this.#spawn(asName(asNode(arg)['group']), asNode(arg)),
    future: () => 'new asyncio.Future()',
    m: arg => this.#method(asList(arg)),
    outcome: arg => this.#py('outcome', this.of(arg)),
    excInfo: arg => this.#py('info', asName(arg)),
  }

  readonly #awaitables: Readonly<Record<string, (arg: Json, node: Node) => string>> = {
    sleep: arg => `asyncio.sleep(${(Array.isArray(arg) ? arg : [arg]).map(part => this.of(part)).join(', ')})`,
    call: arg => this.call(arg),
    var: asName,
    gather: (arg, node) => {
      const children = asList(arg).map(child => this.#awaitable(child))
      return `asyncio.gather([${children.join(', ')}], { returnExceptions: ${node['returnExceptions'] === true} })`
    },
    shield: arg => `asyncio.shield(${this.#awaitable(arg)})`,
    wait: arg => {
      const { on, returnWhen = 'ALL_COMPLETED', timeout = null } = asNode(arg)
      const options = `{ timeout: ${this.of(timeout)}, returnWhen: asyncio.${asName(returnWhen)} }`
      return `asyncio.wait([${this.#all(on)}], ${options})`
    },
    waitFor: arg => {
      const [awaited, seconds] = asList(arg)
      return `asyncio.waitFor(${this.#awaitable(awaited)}, ${this.of(seconds)})`
    },
    am: arg => this.#awaitedMethod(asList(arg)),
  }

  /** Python's `and` and `or` give one of their operands, and the second is looked at only if need be. */
  #either([left, right]: readonly Json[], choose: (left: string, right: string) => string): string {
    const first = this.#temporary()
    return `(py.truth(${first} = ${this.of(left)}) ? ${choose(first, this.of(right))})`
  }

  #awaited(value: Json): string {
    const text = this.#dialect.await(this.#awaitable(value))
    const told = TOLD[firstOf(asNode(value))[0]]
    return told === undefined ? text : this.#py(told, text)
  }

  #awaitable(value: Json | undefined): string {
    const [kind, arg] = firstOf(asNode(value))
    const make = this.#awaitables[kind]
    if (make === undefined) throw new ProgramError(`unknown awaitable ${kind}`)
    return make(arg, asNode(value))
  }

  #method([target, name, ...args]: readonly Json[]): string {
    const receiver = typeof target === 'string' ? asName(target) : this.of(target)
    const method = asText(name)
    if (method === 'getName') return `${receiver}.name`
    if (method === 'setException') return `${receiver}.setException(${this.raised(args[0])})`
    if (!METHODS.has(method)) throw new ProgramError(`unknown method ${method}`)
    return `${receiver}.${method}(${args.map(arg => this.of(arg)).join(', ')})`
  }

  #awaitedMethod([target, name, ...args]: readonly Json[]): string {
    const method = asText(name)
    if (!AWAITED_METHODS.has(method)) throw new ProgramError(`unknown awaited method ${method}`)
    return `${asName(target)}.${method}(${args.map(arg => this.of(arg)).join(', ')})`
  }

  /** A task whose end is written to the trace; `maker` is the runtime or a group. */
  #spawn(maker: string, { call, name }: Node): string {
    const options = name === undefined || name === null ? '' : `, { name: ${this.of(name)} }`
    return this.#py('watched', `${maker}.createTask(${this.call(call)}${options})`)
  }

  #all(value: Json | undefined): string[] {
    return asList(value).map(part => this.of(part))
  }

  #py(name: string, ...args: readonly string[]): string {
    return `py.${name}(${args.join(', ')})`
  }
}
