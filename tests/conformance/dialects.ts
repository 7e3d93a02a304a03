/** The two ways of writing a program: for the runtime's generator API, and as a user's script. */
export interface Dialect {
  /** An async function declared by `name`. */
  function(name: string, params: readonly string[], body: string): string
  /** An async generator declared by `name`. */
  generator(name: string, params: readonly string[], body: string): string
  /** An async function as an expression. */
  closure(params: readonly string[], body: string): string
  await(awaitable: string): string
  /** What an async generator hands out. */
  yield(value: string): string
  /** A loop over an async generator, which is closed when the loop is left early. `variable` is declared elsewhere. */
  forAwait(variable: string, generator: string, body: string): string
  /** The whole text, from what makes the objects and declares the functions. */
  wrap(declarations: string): string
}

export const direct: Dialect = {
  function: (name, params, body) =>
    `const ${name} = asyncio.coroutineFunction(function* ${name}(${params.join(', ')}) {\n${body}\n})`,
  generator: (name, params, body) =>
    `const ${name} = asyncio.asyncGenerator(function* ${name}(${params.join(', ')}) {\n${body}\n})`,
  closure: (params, body) => `asyncio.coroutineFunction(function* (${params.join(', ')}) {\n${body}\n})`,
  await: awaitable => `(yield ${awaitable})`,
  yield: value => `yield asyncio.emit(${value})`,
  forAwait: (variable, generator, body) =>
    `{ const loop = asyncio.iterate(${generator})
      try { while (loop.step(yield loop.next())) {\n${variable} = loop.value;\n${body}\n} }
      catch (error) { throw loop.fail(error) }
      finally { if (loop.open) yield* loop.close(0) } }`,
  wrap: declarations => `${declarations}\nreturn main`,
}

export const script: Dialect = {
  function: (name, params, body) => `async function ${name}(${params.join(', ')}) {\n${body}\n}`,
  generator: (name, params, body) => `async function* ${name}(${params.join(', ')}) {\n${body}\n}`,
  closure: (params, body) => `async (${params.join(', ')}) => {\n${body}\n}`,
  await: awaitable => `(await ${awaitable})`,
  yield: value => `yield ${value}`,
  forAwait: (variable, generator, body) => `for await (${variable} of ${generator}) {\n${body}\n}`,
  wrap: declarations =>
    `import * as asyncio from 'yieldpoint'\nexport default async function __program__({ py }) {\n${declarations}\nreturn await main()\n}`,
}
