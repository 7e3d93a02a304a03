/** Walking through the course. */
import { type Lesson, type Step, seenIn } from '../../shared/course/index.ts'
import { type AppState, courseOf, hindrance, isDirty, shownLesson } from '../store/index.ts'
import type { Handler } from './action.ts'

/** The first step of the lesson on the screen that was not seen yet. */
function nextStep(state: AppState): Step | null {
  const lesson = shownLesson(state)
  return lesson?.steps.find(({ id }) => !seenIn(state.progress, lesson.id).has(id)) ?? null
}

function canDo(state: AppState): boolean {
  const step = nextStep(state)
  const doc = shownDoc(state)
  return step !== null && doc !== undefined && hindrance(doc, step) === null
}

const shownDoc = ({ docs, activeDoc }: AppState) => (activeDoc === null ? undefined : docs.get(activeDoc))

function beside(state: AppState, by: 1 | -1): Lesson | undefined {
  const { library } = courseOf(state)
  const at = library.findIndex(({ id }) => id === shownLesson(state)?.id)
  return at < 0 ? undefined : library[at + by]
}

const going = (id: 'course.previous' | 'course.next', by: 1 | -1): Handler => ({
  id,
  enabled: state => beside(state, by) !== undefined,
  run: state => {
    const lesson = beside(state, by)
    if (lesson) void state.openBundled(lesson.id)
  },
})

export const courseActions: readonly Handler[] = [
  {
    id: 'course.step',
    enabled: canDo,
    run: state => {
      const step = nextStep(state)
      if (step) void state.doStep(step)
    },
  },
  {
    id: 'course.reset',
    enabled: state => {
      const doc = shownDoc(state)
      return shownLesson(state) !== null && doc !== undefined && isDirty(doc)
    },
    run: state => void state.resetLesson(),
  },
  going('course.previous', -1),
  going('course.next', 1),
  {
    id: 'course.forget',
    enabled: ({ progress }) => progress.size > 0,
    run: state => state.forgetCourse(),
  },
]
