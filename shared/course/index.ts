/** The course: lessons as data, whether a run has what one asks for, and what of all has been seen. */

export { graphEditOf, isReplaced, type Replacing, replaced, type Setting } from './changes.ts'
export { type Check, checkSchema } from './check.ts'
export { holds } from './holds.ts'
export * from './lesson.ts'
export * from './progress.ts'
