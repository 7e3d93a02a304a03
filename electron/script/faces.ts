/**
 * The runtime's classes as scripts may have them. Every object names its class to whoever holds it (`object.constructor`), and
 * most of these are made of what only the runtime may choose: a loop, a reason to wait. So a script finds a face there: the
 * same name and prototype, so that `instanceof` holds, with a constructor that takes nothing or makes nothing.
 */
type Class = abstract new (...args: never[]) => object
type Face = new () => object

/** Scripts make these without arguments, and may extend them. */
export const openFace = (real: Class): Face => faceOf(real, made => Reflect.construct(real, [], made))

/** Scripts only meet these. */
export const closedFace = (real: Class): Face =>
  faceOf(real, () => {
    throw new TypeError(`${real.name} is made by the runtime only`)
  })

function faceOf(real: Class, make: (made: Face) => object): Face {
  const face: unknown = function () {
    if (new.target === undefined) throw new TypeError(`${real.name} is a class: use new`)
    return make(new.target as unknown as Face)
  }
  Object.defineProperty(face, 'name', { value: real.name })
  Object.defineProperty(face, 'prototype', { value: real.prototype, writable: false })
  Object.defineProperty(real.prototype, 'constructor', { value: face })
  return face as Face
}
