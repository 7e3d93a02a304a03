/** The bundled graphs as a course. */
import type { LibraryEntry, Topic } from '../../../shared/protocol/documents.ts'

export interface Course {
  readonly topics: readonly Topic[]
  /** In the order of the course, topic by topic. */
  readonly library: readonly LibraryEntry[]
}

export const NO_COURSE: Course = { topics: [], library: [] }

export const lessonsOf = ({ library }: Course, topic: string): readonly LibraryEntry[] =>
  library.filter(entry => entry.topic === topic)

export interface Place {
  readonly entry: LibraryEntry
  readonly topic: Topic
  /** The number of the lesson in its topic, from 1, and how many there are. */
  readonly number: number
  readonly of: number
  /** In the whole course, whatever their topics are. */
  readonly previous: LibraryEntry | null
  readonly next: LibraryEntry | null
}

/** Null if it is none of the lessons. */
export function placeOf(course: Course, id: string | null): Place | null {
  const at = course.library.findIndex(entry => entry.id === id)
  const entry = course.library[at]
  const topic = course.topics.find(({ id: topicId }) => topicId === entry?.topic)
  if (!entry || !topic) return null
  const beside = lessonsOf(course, topic.id)
  return {
    entry,
    topic,
    number: beside.indexOf(entry) + 1,
    of: beside.length,
    previous: course.library[at - 1] ?? null,
    next: course.library[at + 1] ?? null,
  }
}
