/**
 * The lesson that is on the screen: doing its steps, and noticing what they ask to be seen. A check is told by the run alone and
 * not by the button that began it: who does the same by hand has seen it, too.
 */
import {
  type Course,
  graphEditOf,
  holds,
  isReplaced,
  type Lesson,
  NO_PROGRESS,
  type Progress,
  type Replacing,
  readProgress,
  replaced,
  type Step,
  seenIn,
  withSeen,
  writeProgress,
} from '../../shared/course/index.ts'
import type { RunId } from '../../shared/ids.ts'
import type { Doc } from '../../shared/protocol/documents.ts'
import type { StartHow } from './runs.ts'
import type { AppState, Slice, SliceContext } from './slice.ts'

export interface CourseSlice {
  /** What was seen so far; kept by the host. */
  readonly progress: Progress
  /** The step that was begun last, and its run. */
  readonly tried: { readonly lesson: string; readonly step: string; readonly run: RunId } | null
  /** Of the lesson on the screen: changes what it changes, and runs. */
  doStep(step: Step): Promise<void>
  /** The texts of the lesson on the screen as they came, as one step of undo. */
  resetLesson(): Promise<void>
  forgetCourse(): void
  /** Looks whether the run on the screen has what its lesson asks for. */
  noticeSteps(): void
}

const KEY = 'yieldpoint.course'
const NO_COURSE: Course = { topics: [], library: [] }

export const courseOf = ({ about }: Pick<AppState, 'about'>): Course => about ?? NO_COURSE

/** The lesson whose graph is on the screen. */
export const shownLesson = (state: Pick<AppState, 'about' | 'docs' | 'activeDoc'>): Lesson | null =>
  lessonOf(state, state.activeDoc)

function lessonOf({ about, docs }: Pick<AppState, 'about' | 'docs'>, doc: string | null): Lesson | null {
  const bundled = doc === null ? null : docs.get(doc)?.bundled
  return (bundled != null && courseOf({ about }).library.find(({ id }) => id === bundled)) || null
}

/** Why a step of that document cannot be done now; null: it can. */
export function hindrance(doc: Doc, { do: doing }: Step): 'mistakes' | 'other-text' | null {
  if (doing.kind === 'replace' && newText(doc, doing) === null) return 'other-text'
  return doing.kind !== 'replace' && doc.problems.some(({ severity }) => severity === 'error') ? 'mistakes' : null
}

export const courseSlice: Slice<CourseSlice> = context => {
  const { set, get, env } = context
  const keep = (progress: Progress): void => {
    set({ progress })
    env.memory.write(KEY, writeProgress(progress))
  }
  return {
    progress: readProgress(env.memory.read(KEY)),
    tried: null,
    doStep: async step => {
      const lesson = shownLesson(get())
      const doc = get().activeDoc
      if (lesson === null || doc === null || !change(context, doc, step)) return
      const run = await get().startRun(doc, howOf(step))
      if (run !== null) set({ tried: { lesson: lesson.id, step: step.id, run } })
    },
    resetLesson: async () => {
      const { activeDoc, docs } = get()
      const doc = activeDoc === null ? undefined : docs.get(activeDoc)
      if (doc) get().editFiles(doc.id, await textsOnDisk(context, doc))
    },
    forgetCourse: () => keep(NO_PROGRESS),
    noticeSteps: () => {
      const { live, runs, progress } = get()
      const lesson = live && lessonOf(get(), runs.get(live.run)?.doc ?? null)
      if (!live || !lesson) return
      const seen = seenIn(progress, lesson.id)
      const now = lesson.steps.filter(({ id, check }) => !seen.has(id) && holds(check, live.sent))
      if (now.length > 0)
        keep(
          withSeen(
            progress,
            lesson.id,
            now.map(({ id }) => id),
          ),
        )
      cancelInTime(context)
    },
  }
}

const howOf = ({ do: doing, clock }: Step): StartHow => ({
  paused: doing.kind === 'step',
  clock,
  interventions: doing.kind === 'intervene' ? doing.plan : [],
})

/** False if it could not be done; then the user is told. */
function change({ get }: SliceContext, id: string, { do: doing }: Step): boolean {
  if (doing.kind === 'set') return get().editGraph(id, graphEditOf(doing)).error === null
  if (doing.kind !== 'replace') return true
  const doc = get().docs.get(id)
  const next = doc && newText(doc, doing)
  if (next == null) return false
  get().editFiles(id, new Map([next]))
  return true
}

/** Null: what is to be replaced is not there any more. */
function newText({ files }: Doc, doing: Replacing): [path: string, text: string] | null {
  const file = doing.file === null ? files[0] : files.find(({ path }) => path === doing.file)
  if (!file) return null
  const next = isReplaced(file.text, doing) ? file.text : replaced(file.text, doing)
  return next === null ? null : [file.path, next]
}

async function textsOnDisk({ get }: SliceContext, doc: Doc): Promise<Map<string, string>> {
  const texts = new Map<string, string>()
  for (const { path, dirty } of doc.files) {
    const answer = dirty ? await get().ask('doc.onDisk', { doc: doc.id, file: path }) : undefined
    if (answer?.text != null) texts.set(path, answer.text)
  }
  return texts
}

/** Of a step that cancels a task once its run has come to something. */
function cancelInTime({ get }: SliceContext): void {
  const { tried, live } = get()
  if (tried === null || live?.run !== tried.run || live.sent.phase === 'ended') return
  const lesson = lessonOf(get(), get().runs.get(tried.run)?.doc ?? null)
  const doing = lesson?.steps.find(({ id }) => id === tried.step)?.do
  if (doing?.kind !== 'cancelWhen' || !holds(doing.when, live.sent)) return
  const task = [...live.sent.tasks.values()].find(({ name }) => name === doing.task)
  if (task && task.cancel === null && !live.asked.has(task.id)) void get().cancelTask(task.id)
}
