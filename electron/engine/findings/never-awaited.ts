import type { SiteId } from '../../../shared/ids.ts'
import { Kind, kindOf } from '../../runtime/awaited.ts'
import { frames } from '../../runtime/coroutine.ts'
import { Coroutine, type CoroutineState, type EventLoop, type Task } from '../../runtime/index.ts'
import type { CoroutineWatch } from '../../script/index.ts'
import { markOf, type TaskMark } from '../marks.ts'
import type { Recorder } from '../recorder.ts'
import { type Findings, named, placeAt, type Rule, textOf } from './rule.ts'

/** Coroutines looked through at a time, at least. */
const BATCH = 256
/** Coroutines that have not begun; while there are more, no new ones are watched. */
const KEPT = 20_000

interface Made {
  readonly coroutine: Coroutine
  readonly name: string
  readonly maker: TaskMark | null
  readonly after: SiteId
}

/** The class's own, whatever a script has put in its place. */
const stateOf: (this: Coroutine) => CoroutineState = Object.getOwnPropertyDescriptor(Coroutine.prototype, 'state')!.get!

const isFresh = (coroutine: Coroutine): boolean => stateOf.call(coroutine) === 'created'

/** Of what a call gave that nobody can await any more. */
function neverBegan(value: object): boolean {
  if (frames.is(value)) return isFresh(value)
  const kind = kindOf(value)
  return kind === Kind.sleep || kind === Kind.turn
}

/**
 * A coroutine function was called and what it gave was never awaited, so nothing of it ran. A call that stands alone as a
 * statement is reported at once, with its line. Whatever else was made is looked for when the run has come to rest: until
 * then somebody may still await it. If its maker failed or was cancelled, that is why, and no mistake.
 * Source: “coroutine … was never awaited” of CPython, decided without a garbage collector.
 */
export class NeverAwaited implements Rule, CoroutineWatch {
  // I1  #last, if it has not begun, and #made have every coroutine that was made and has not begun, up to KEPT.
  // I2  #made is looked through when it has #next entries, twice as many as were left then: a constant cost a coroutine.
  /** The one made last: most are awaited at once, and never cost an entry. */
  #last: Coroutine | null = null
  #name = ''
  #maker: Task | null = null
  #after: SiteId = 0
  #made: Made[] = []
  #next = BATCH
  readonly #told = new WeakSet<object>()
  readonly #recorder: Recorder
  readonly #findings: Findings
  readonly #loop: () => EventLoop

  constructor(recorder: Recorder, findings: Findings, loop: () => EventLoop) {
    this.#recorder = recorder
    this.#findings = findings
    this.#loop = loop
  }

  made(coroutine: Coroutine, name: string): void {
    this.#keepLast()
    const { stepping } = this.#loop()
    this.#last = coroutine
    this.#name = name
    this.#maker = stepping === null ? null : stepping.task
    this.#after = stepping === null ? 0 : stepping.site
  }

  dropped(value: object, site: SiteId, call: string): void {
    if (!neverBegan(value)) return
    this.#told.add(value)
    const task = this.#loop().currentTask
    const place = placeAt(site, this.#recorder)
    const sighting = { rule: 'never-awaited', task: task && named(task), resource: null, place } as const
    this.#findings.report(textOf(place), { ...sighting, coroutine: call, dropped: true })
  }

  atRest(): void {
    this.#keepLast()
    this.#sift()
    for (const { coroutine, name, maker, after } of this.#made) {
      if (this.#told.has(coroutine) || (maker !== null && maker.state !== 'finished')) continue
      this.#told.add(coroutine)
      const place = placeAt(after, this.#recorder)
      const task = maker && { id: maker.id, name: maker.name }
      const sighting = { rule: 'never-awaited', task, resource: null, place } as const
      this.#findings.report(`${name} ${textOf(place)}`, { ...sighting, coroutine: name, dropped: false })
    }
  }

  #keepLast(): void {
    const coroutine = this.#last
    if (coroutine === null || !isFresh(coroutine)) return
    if (this.#made.length >= this.#next) this.#sift()
    if (this.#made.length >= KEPT) return
    const maker = this.#maker && markOf(this.#maker)
    this.#made.push({ coroutine, name: this.#name, maker, after: this.#after })
    this.#last = null // I1
  }

  #sift(): void {
    this.#made = this.#made.filter(({ coroutine }) => isFresh(coroutine)) // I1
    this.#next = Math.max(BATCH, this.#made.length * 2) // I2
  }
}
