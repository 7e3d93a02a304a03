/** Where a lesson is in the course. */
import type { Course, Lesson, Topic } from '../../../shared/course/index.ts'

export const lessonsOf = ({ library }: Course, topic: string): readonly Lesson[] =>
  library.filter(lesson => lesson.topic === topic)

export interface Place {
  readonly topic: Topic
  /** The number of the lesson in its topic, from 1, and how many there are. */
  readonly number: number
  readonly of: number
  /** In the whole course, whatever their topics are. */
  readonly previous: Lesson | null
  readonly next: Lesson | null
}

/** Null if it is none of the lessons. */
export function placeOf(course: Course, id: string | null): Place | null {
  const at = course.library.findIndex(lesson => lesson.id === id)
  const lesson = course.library[at]
  const topic = course.topics.find(({ id: topicId }) => topicId === lesson?.topic)
  if (!lesson || !topic) return null
  const beside = lessonsOf(course, topic.id)
  return {
    topic,
    number: beside.indexOf(lesson) + 1,
    of: beside.length,
    previous: course.library[at - 1] ?? null,
    next: course.library[at + 1] ?? null,
  }
}
