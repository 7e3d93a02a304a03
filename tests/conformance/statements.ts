/** A function's statements as JavaScript text. */
import type { Dialect } from './dialects.ts'
import { Expressions } from './expressions.ts'
import { asList, asName, asNode, firstOf, type Json, type Node, ProgramError, type ProgramFunction } from './program.ts'

/** Where a statement stands. */
interface Place {
  /** The variable that holds the exception being handled. */
  readonly caught: string | null
  /** In a closure that a JavaScript statement cannot leave: its loop is outside of the closure (`loop` is false), its function too. */
  readonly closure: boolean
  readonly loop: boolean
}

export class FunctionText {
  readonly #dialect: Dialect
  readonly #expressions: Expressions
  readonly #variables = new Set<string>()
  #made = 0

  constructor(dialect: Dialect) {
    this.#dialect = dialect
    this.#expressions = new Expressions(dialect, () => this.#variable(this.#fresh('value')))
  }

  /** Python's variables belong to their function, so all are declared at its head. */
  write(name: string, { params = [], generator = false, body }: ProgramFunction): string {
    const text = this.#block(body, { caught: null, closure: false, loop: false })
    const locals = [...this.#variables].filter(variable => !params.includes(variable))
    const head = locals.length > 0 ? `let ${locals.join(', ')}\n` : ''
    const declare = generator ? this.#dialect.generator : this.#dialect.function
    return declare(asName(name), params.map(asName), head + text)
  }

  #block(body: Json | undefined, place: Place): string {
    return asList(body)
      .map(statement => `${this.#statement(asNode(statement), place)};`)
      .join('\n')
  }

  #statement(node: Node, place: Place): string {
    const [kind, arg] = firstOf(node)
    const make = this.#kinds[kind]
    if (make === undefined) throw new ProgramError(`unknown statement ${kind}`)
    return make(arg, place)
  }

  readonly #kinds: Readonly<Record<string, (arg: Json, place: Place) => string>> = {
    log: arg => `py.log(${this.#of(arg)})`,
    let: arg => `${this.#variable(asList(arg)[0])} = ${this.#of(asList(arg)[1])}`,
    do: arg => this.#of(arg),
    store: arg => `${asName(asList(arg)[0])}.value = ${this.#of(asList(arg)[1])}`,
    return: (arg, place) => `return ${place.closure ? `{ returned: ${this.#of(arg)} }` : this.#of(arg)}`,
    yield: (arg, place) => this.#yield(arg, place),
    break: (_, place) => (place.loop ? 'break' : 'return "break"'),
    continue: (_, place) => (place.loop ? 'continue' : 'return "continue"'),
    raise: arg => `throw ${this.#expressions.raised(arg)}`,
    reraise: (_, place) => `throw ${place.caught}`,
    if: (arg, place) => this.#if(asNode(arg), place),
    while: (arg, place) => {
      const { test, body } = asNode(arg)
      return `while (${this.#expressions.test(test)}) {\n${this.#loopBody(body, place)}\n}`
    },
    for: (arg, place) => {
      const { as, times, body } = asNode(arg)
      return `for (${this.#variable(as)} of py.range(${this.#of(times)})) {\n${this.#loopBody(body, place)}\n}`
    },
    forAsync: (arg, place) => {
      const { as, call, body } = asNode(arg)
      const generator = this.#expressions.call(call)
      return this.#dialect.forAwait(this.#variable(as), generator, this.#loopBody(body, place))
    },
    asCompleted: (arg, place) => {
      const { as, of, timeout = null, body } = asNode(arg)
      const futures = asList(of).map(future => this.#of(future))
      const all = `asyncio.asCompleted([${futures.join(', ')}], { timeout: ${this.#of(timeout)} })`
      return `for (${this.#variable(as)} of ${all}) {\n${this.#loopBody(body, place)}\n}`
    },
    try: (arg, place) => this.#try(asNode(arg), place),
    with: (arg, place) => this.#with(asNode(arg), place),
    timeout: (arg, place) => {
      const { after = null, as, body } = asNode(arg)
      return this.#within(text => `asyncio.timeout(${this.#of(after)}, ${text})`, as, body, place)
    },
    group: (arg, place) => {
      const { as, body } = asNode(arg)
      return this.#within(text => `asyncio.taskGroup(${text})`, as, body, place)
    },
    onDone: arg => {
      const [task, label] = asList(arg)
      return `${asName(task)}.addDoneCallback(() => py.logCallback(${this.#of(label)}))`
    },
    callSoon: arg => `asyncio.callSoon(() => py.logCallback(${this.#of(arg)}))`,
    callLater: arg => {
      const [seconds, label] = asList(arg)
      return `asyncio.callLater(${this.#of(seconds)}, () => py.logCallback(${this.#of(label)}))`
    },
  }

  #of(value: Json | undefined): string {
    return this.#expressions.of(value)
  }

  #loopBody(body: Json | undefined, place: Place): string {
    return this.#block(body, { ...place, loop: true })
  }

  #yield(value: Json, place: Place): string {
    if (place.closure) throw new ProgramError('a function around a body cannot yield for the function around it')
    return this.#dialect.yield(this.#of(value))
  }

  #if({ test, then, else: otherwise }: Node, place: Place): string {
    const text = `if (${this.#expressions.test(test)}) {\n${this.#block(then, place)}\n}`
    return otherwise === undefined ? text : `${text} else {\n${this.#block(otherwise, place)}\n}`
  }

  /** `else` runs after the body, outside of the handlers' reach: handlers jump over it. */
  #try({ body, except, else: otherwise, finally: last }: Node, place: Place): string {
    const label = this.#fresh('tried')
    const tried = this.#block(body, place)
    const handlers = except === undefined ? null : this.#handlers(asList(except), label, place)
    const handled = handlers === null ? `{\n${tried}\n}` : `try {\n${tried}\n} ${handlers}`
    const text = `${label}: {\n${handled}\n${otherwise === undefined ? '' : this.#block(otherwise, place)}\n}`
    return last === undefined ? text : `try {\n${text}\n} finally {\n${this.#block(last, place)}\n}`
  }

  #handlers(handlers: readonly Json[], label: string, place: Place): string {
    const caught = this.#fresh('caught')
    const tests = handlers.map(handler => {
      const { type, as, body } = asNode(handler)
      const bind = as === undefined ? '' : `${this.#variable(as)} = ${caught};\n`
      const text = this.#block(body, { ...place, caught })
      return `if (py.isA(${caught}, ${JSON.stringify(type)})) {\n${bind}${text}\nbreak ${label}\n}`
    })
    return `catch (${caught}) {\n${tests.join('\n')}\nthrow ${caught}\n}`
  }

  #with({ cm, body }: Node, place: Place): string {
    const object = asName(cm)
    const enter = this.#dialect.await(`${object}.acquire()`)
    return `${enter};\ntry {\n${this.#block(body, place)}\n} finally {\n${object}.release()\n}`
  }

  /** `run` is a function around a body: the body becomes a closure, so leaving it early goes by a value that says how. */
  #within(run: (closure: string) => string, as: Json | undefined, body: Json | undefined, place: Place): string {
    const how = this.#fresh('how')
    const scope = this.#fresh('scope')
    const bind = as === undefined ? '' : `${this.#variable(as)} = ${scope};\n`
    const text = bind + this.#block(body, { ...place, closure: true, loop: false })
    const ran = this.#dialect.await(run(this.#dialect.closure([scope], text)))
    const jumps = ['break', 'continue'].map(jump => {
      const leave = place.loop ? jump : place.closure ? `return ${how}` : ''
      return leave === '' ? '' : `if (${how} === "${jump}") ${leave}`
    })
    const returned = `if (typeof ${how} === "object") return ${place.closure ? how : `${how}.returned`}`
    return [`const ${how} = ${ran};`, ...jumps, returned].join('\n')
  }

  #variable(name: Json | undefined): string {
    const variable = asName(name)
    this.#variables.add(variable)
    return variable
  }

  #fresh(stem: string): string {
    return `_${stem}${++this.#made}`
  }
}
