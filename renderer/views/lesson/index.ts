export { type Course, lessonsOf, NO_COURSE, placeOf } from './course.ts'
export { Lesson } from './Lesson.tsx'
export { plain } from './Prose.tsx'
export { Python } from './Python.tsx'
