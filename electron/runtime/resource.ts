import type { EventLoop } from './loop.ts'
import type { Observed } from './probe.ts'
import { runningLoopOrNull } from './running.ts'
import type { ResourceStats } from './stats.ts'
import { bodyOf, type Task } from './task.ts'

export interface ResourceOptions {
  /** What the monitor calls it. */
  readonly name?: string
}

/** How resources tell the probe; kept from scripts. */
export interface ResourceAccess {
  /** Null as long as it is used outside of any loop. */
  loopOf(resource: Resource): EventLoop | null
  /** To be called at the end of each constructor: `stats` must work. */
  created(resource: Resource): void
  changed(resource: Resource): void
  /** It will not change any more. */
  closed(resource: Resource): void
}

export let resources: ResourceAccess

/** What tasks share. It belongs to the loop that runs when it is made, or else when it is first used. */
export abstract class Resource implements Observed {
  abstract readonly kind: ResourceStats['kind']
  readonly name: string | null
  #loop: EventLoop | null = null

  constructor(options: ResourceOptions | undefined) {
    this.name = options?.name === undefined ? null : String(options.name) // scripts may pass anything
  }

  abstract stats(): ResourceStats

  #bind(): EventLoop | null {
    if (this.#loop !== null) return this.#loop
    this.#loop = runningLoopOrNull()
    this.#loop?.probe?.resourceCreated(this)
    return this.#loop
  }

  static {
    resources = {
      loopOf: resource => resource.#bind(),
      created(resource) {
        pin(resource)
        resource.#bind()
      },
      closed(resource) {
        resources.changed(resource)
        resource.#loop?.probe?.resourceClosed?.(resource)
      },
      changed(resource) {
        const loop = resource.#bind()
        if (loop !== null && loop.probe !== null) loop.probe.resourceChanged(resource)
      },
    }
  }
}

/** What it was made with stays as it is: its stats tell of that, and no script is to make them tell what cannot be. */
function pin(resource: Resource): void {
  for (const key of Object.keys(resource))
    Object.defineProperty(resource, key, { writable: false, configurable: false })
}

/** Notes what a task holds, for the monitor. */
export function noteHeld(task: Task | null, resource: Observed): void {
  if (task === null) return
  const body = bodyOf(task)
  if (body.holding === null) body.holding = resource
  else if (body.holding instanceof Set) body.holding.add(resource)
  else if (body.holding !== resource) body.holding = new Set([body.holding, resource])
}

export function noteReleased(task: Task | null, resource: Observed): void {
  if (task === null) return
  const body = bodyOf(task)
  if (body.holding === resource) body.holding = null
  else if (body.holding instanceof Set) body.holding.delete(resource)
}
