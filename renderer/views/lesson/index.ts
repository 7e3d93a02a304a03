export { lessonsOf, placeOf } from './course.ts'
export { LessonPane, useSeenCount } from './LessonPane.tsx'
export { plain } from './Prose.tsx'
export { Python } from './Python.tsx'
