/** Names of things, kept apart by the compiler. All numbers count from 1 within one run. */
type Id<Base, Brand extends string> = Base & { readonly __id?: Brand }

export type TaskId = Id<number, 'task'>
export type ResourceId = Id<number, 'resource'>
/** A place in a user's text where a coroutine can wait; `script.loaded` events say where each is. */
export type SiteId = Id<number, 'site'>
export type CallId = Id<number, 'call'>
export type WorkerId = Id<number, 'worker'>
/** Counts runs since the app's start. */
export type RunId = Id<number, 'run'>
/** An open document. */
export type DocId = Id<string, 'doc'>

/** Whole microseconds since the run's start, on the run's own clock (real or virtual). */
export type Micros = number
