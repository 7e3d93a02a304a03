/** What of the course has been seen, as it is remembered: by lesson, the ids of its steps. */
import { z } from '../zod.ts'
import type { Course, Lesson } from './lesson.ts'

export type Progress = ReadonlyMap<string, ReadonlySet<string>>

export const NO_PROGRESS: Progress = new Map()

const NONE: ReadonlySet<string> = new Set()

export const seenIn = (progress: Progress, lesson: string): ReadonlySet<string> => progress.get(lesson) ?? NONE

export const isDone = (progress: Progress, { id, steps }: Lesson): boolean =>
  steps.every(step => seenIn(progress, id).has(step.id))

export function withSeen(progress: Progress, lesson: string, steps: readonly string[]): Progress {
  const seen = seenIn(progress, lesson)
  if (steps.every(step => seen.has(step))) return progress
  return new Map(progress).set(lesson, new Set([...seen, ...steps]))
}

/** The first lesson after `from` that is not done, going round; null: all are. */
export function nextLesson({ library }: Course, progress: Progress, from: string | null = null): Lesson | null {
  const at = library.findIndex(({ id }) => id === from) + 1
  return [...library.slice(at), ...library.slice(0, at)].find(lesson => !isDone(progress, lesson)) ?? null
}

const writtenSchema = z.record(z.string().max(100), z.array(z.string().max(40)).max(10))

export const writeProgress = (progress: Progress): string =>
  JSON.stringify(Object.fromEntries([...progress].map(([lesson, steps]) => [lesson, [...steps]])))

/** What makes no sense is as if nobody had written it. */
export function readProgress(text: string | null): Progress {
  try {
    const written = writtenSchema.parse(JSON.parse(text ?? '{}'))
    return new Map(Object.entries(written).map(([lesson, steps]) => [lesson, new Set(steps)]))
  } catch {
    return NO_PROGRESS
  }
}
