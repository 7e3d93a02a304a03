/** The two ways of writing a program: for the runtime's generator API, and as a user's script. */
export interface Dialect {
  /** An async function declared by `name`. */
  function(name: string, params: readonly string[], body: string): string
  /** The same as an expression. */
  closure(params: readonly string[], body: string): string
  await(awaitable: string): string
  /** The whole text, from what makes the objects and declares the functions. */
  wrap(declarations: string): string
}

export const direct: Dialect = {
  function: (name, params, body) =>
    `const ${name} = asyncio.coroutineFunction(function* ${name}(${params.join(', ')}) {\n${body}\n})`,
  closure: (params, body) => `asyncio.coroutineFunction(function* (${params.join(', ')}) {\n${body}\n})`,
  await: awaitable => `(yield ${awaitable})`,
  wrap: declarations => `${declarations}\nreturn main`,
}

export const script: Dialect = {
  function: (name, params, body) => `async function ${name}(${params.join(', ')}) {\n${body}\n}`,
  closure: (params, body) => `async (${params.join(', ')}) => {\n${body}\n}`,
  await: awaitable => `(await ${awaitable})`,
  wrap: declarations =>
    `import * as asyncio from 'yieldpoint'\nexport default async function __program__({ py }) {\n${declarations}\nreturn await main()\n}`,
}
