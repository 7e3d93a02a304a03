/// <reference path="./yieldpoint/tasks.d.ts" />
/// <reference path="./yieldpoint/primitives.d.ts" />
/// <reference path="./yieldpoint/workers.d.ts" />
/// <reference path="./yieldpoint/world.d.ts" />
/// <reference path="./yieldpoint/argument.d.ts" />

/**
 * What a Yieldpoint script can import, for editors. The names and the behaviour are asyncio's, in camelCase; times are seconds.
 * Calling an async function of a script starts nothing: it makes a coroutine, which runs when it is awaited or made a task.
 * What an async function returns is awaited in its place if it is a coroutine, a sleep or a promise: `return f()` gives what
 * `f()` comes to. By then the function has been left, so its `finally` blocks and `await using` come before, and its `catch`
 * does not see what `f()` throws; `return await f()` waits inside. Tasks and futures are handed on as they are, as in asyncio.
 * TypeScript cannot say so and takes those for awaited: return a task in an object, `return { task }`, or from a function
 * that is not async.
 */
declare module 'yieldpoint' {}
