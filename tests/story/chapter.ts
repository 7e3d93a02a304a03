/** What a user does with the app for one purpose, step by step; of each step a picture is taken in every look. */
import type { Stage } from '../e2e/support/stage.ts'

export interface Step {
  readonly name: string
  /** In English. */
  act(stage: Stage): Promise<unknown>
}

export interface Chapter {
  readonly name: string
  readonly title: string
  /** At the very first start, where the tour is offered. */
  readonly fresh?: boolean
  readonly steps: readonly Step[]
}
