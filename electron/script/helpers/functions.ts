/** What async functions and methods become: functions that make a coroutine, or an async generator, and start nothing. */
import { AsyncGenerator, Coroutine, type Steps } from '../../runtime/index.ts'

type Body = (...args: unknown[]) => Steps<unknown>

export const coroutine = (steps: Steps<unknown>, name: string): Coroutine => new Coroutine(steps, name)

export const generator = (steps: Steps<unknown>, name: string): AsyncGenerator => new AsyncGenerator(steps, name)

export function coroutineFunction(body: Body, name: string): (...args: unknown[]) => Coroutine {
  return alike(body, name, function (this: unknown, ...args: unknown[]) {
    return new Coroutine(body.apply(this, args), name)
  })
}

/** An arrow keeps the `this` around it. */
export function coroutineArrow(body: Body, name: string, around: unknown): (...args: unknown[]) => Coroutine {
  return alike(body, name, (...args: unknown[]) => new Coroutine(body.apply(around, args), name))
}

/** There are no arrows to make async generators of. */
export function generatorFunction(body: Body, name: string): (...args: unknown[]) => AsyncGenerator {
  return alike(body, name, function (this: unknown, ...args: unknown[]) {
    return new AsyncGenerator(body.apply(this, args), name)
  })
}

export const coroutineMethod = (target: object, key: PropertyKey, name: string): void =>
  replaceMethod(target, key, body => coroutineFunction(body, name))

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
