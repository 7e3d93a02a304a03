import { expect, test } from 'vitest'
import { placeOf } from '../../../renderer/views/lesson/course.ts'
import type { Course } from '../../../shared/course/index.ts'

const both = (text: string) => ({ en: text, ja: text })
const topic = (id: string) => ({ id, title: both(id) })
const entry = (id: string, of: string) => ({
  ...{ id, topic: of, title: both(id), shows: both(''), watch: { en: [], ja: [] }, steps: [], python: null },
})

const course: Course = {
  topics: [topic('locks'), topic('queues')],
  library: [entry('counter', 'locks'), entry('barrier', 'locks'), entry('join', 'queues')],
}

const told = (id: string | null) => {
  const place = placeOf(course, id)
  return place && [place.topic.id, place.number, place.of, place.previous?.id ?? null, place.next?.id ?? null]
}

test('a lesson has its number in its topic, and its neighbours in the whole course', () => {
  expect(['counter', 'barrier', 'join'].map(told)).toEqual([
    ['locks', 1, 2, null, 'barrier'],
    ['locks', 2, 2, 'counter', 'join'],
    ['queues', 1, 1, 'barrier', null],
  ])
})

test('a file of one’s own is no lesson', () => {
  expect([told(null), told('mine')]).toEqual([null, null])
})
