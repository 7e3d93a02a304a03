/** What async functions and methods become: functions that make a coroutine, or an async generator, and start nothing. */
import { AsyncGenerator, Coroutine, type Steps } from '../../runtime/index.ts'

type Body = (...args: unknown[]) => Steps<unknown>

export const generator = (steps: Steps<unknown>, name: string): AsyncGenerator => new AsyncGenerator(steps, name)

/** Makes the coroutine of each call. */
export type MakeCoroutine = (steps: Steps<unknown>, name: string) => Coroutine

export const plainCoroutine: MakeCoroutine = (steps, name) => new Coroutine(steps, name)

/** The helpers that make coroutines, with `make` to make them: the debug mode watches them. */
export function coroutineHelpers(make: MakeCoroutine) {
  const coroutineFunction = (body: Body, name: string): ((...args: unknown[]) => Coroutine) =>
    alike(body, name, function (this: unknown, ...args: unknown[]) {
      return make(body.apply(this, args), name)
    })
  return {
    coroutine: make,
    coroutineFunction,
    /** An arrow keeps the `this` around it. */
    coroutineArrow: (body: Body, name: string, around: unknown): ((...args: unknown[]) => Coroutine) =>
      alike(body, name, (...args: unknown[]) => make(body.apply(around, args), name)),
    coroutineMethod: (target: object, key: PropertyKey, name: string): void =>
      replaceMethod(target, key, body => coroutineFunction(body, name)),
  }
}

/** There are no arrows to make async generators of. */
export function generatorFunction(body: Body, name: string): (...args: unknown[]) => AsyncGenerator {
  return alike(body, name, function (this: unknown, ...args: unknown[]) {
    return new AsyncGenerator(body.apply(this, args), name)
  })
}

export const generatorMethod = (target: object, key: PropertyKey, name: string): void =>
  replaceMethod(target, key, body => generatorFunction(body, name))

function replaceMethod(target: object, key: PropertyKey, wrap: (body: Body) => unknown): void {
  const method = Object.getOwnPropertyDescriptor(target, key)!
  Object.defineProperty(target, key, { ...method, value: wrap(method.value) })
}

/** With the name and the length that the user's function has. */
function alike<F extends (...args: never[]) => unknown>(body: Body, name: string, made: F): F {
  Object.defineProperty(made, 'name', { value: name.slice(name.lastIndexOf('.') + 1) })
  return Object.defineProperty(made, 'length', { value: body.length })
}
