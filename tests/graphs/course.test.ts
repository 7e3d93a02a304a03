/**
 * The course: every step of every lesson does what its text says. What it asks to be seen is not there before, is there after,
 * and, where it is a try, is in no state of the graph as it is, so that no check can be ticked by chance.
 */
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { checkDocument, type Run, type Supervisor } from '../../electron/runs/index.ts'
import { Library } from '../../electron/services/library.ts'
import {
  type Check,
  type Doing,
  graphEditOf,
  holds,
  type Lesson,
  replaced,
  type Step,
} from '../../shared/course/index.ts'
import { applyEdit } from '../../shared/graph/edits/index.ts'
import { itemsOf } from '../../shared/graph/permissions.ts'
import type { RunEvent } from '../../shared/protocol/events.ts'
import { applyEvents } from '../../shared/state/reducer.ts'
import { emptyRun, type RunState } from '../../shared/state/run-state.ts'
import { testSupervisor } from '../runs/support.ts'

const FOLDER = join(import.meta.dirname, '../../graphs')
const library = await Library.load(FOLDER)

/** Where it is the machine's speed that is seen. */
const REAL = [
  'primes',
  'blocking',
  'threads-and-processes',
  'debug-mode',
  'pizza-server',
  'http-tasks',
  'command-tasks',
]

/** More than any step of `kind: step` takes. */
const MANY_STEPS = 40

const read = (file: string): string => readFileSync(join(FOLDER, file), 'utf8')

/** The graph's text and those of changed scripts, after what a step changes. */
function changed(lesson: Lesson, doing: Doing): { text: string; overlay: Record<string, string> } {
  const text = read(basename(library.pathOf(lesson.id)))
  if (doing.kind === 'set') {
    const result = applyEdit(text, graphEditOf(doing))
    if ('error' in result) throw new Error(JSON.stringify(result.error))
    return { text: result.text, overlay: {} }
  }
  if (doing.kind !== 'replace') return { text, overlay: {} }
  const { file } = doing
  const next = replaced(file === null ? text : read(file), doing)
  if (next === null) throw new Error(`“${doing.from}” must be there once`)
  return file === null ? { text: next, overlay: {} } : { text, overlay: { [file]: next } }
}

function start(supervisor: Supervisor, lesson: Lesson, { do: doing, clock }: Pick<Step, 'do' | 'clock'>): Run {
  const { text, overlay } = changed(lesson, doing)
  const { graph, problems } = checkDocument(text, { file: `${lesson.id}.yaml`, folder: FOLDER, overlay })
  if (graph === null || problems.length > 0) throw new Error(JSON.stringify(problems))
  return supervisor.start({
    ...{ doc: lesson.id, name: graph.name, graph, folder: FOLDER, overlay, full: true },
    clock: clock ?? (REAL.includes(lesson.id) ? 'real' : 'virtual'),
    allowed: itemsOf(graph.permissions),
    interventions: doing.kind === 'intervene' ? doing.plan : [],
    paused: doing.kind === 'step',
  })
}

/** The states of a run as a page may see them: those between two moments of its clock and the last; each, if one steps by hand. */
class Seen {
  readonly states: RunState[] = []
  readonly #each: boolean
  #now = emptyRun

  constructor(each: boolean) {
    this.#each = each
  }

  add(lines: string): void {
    for (const line of lines.trimEnd().split('\n')) {
      const event: RunEvent = JSON.parse(line)
      if (this.#each || event.at > this.#now.at) this.states.push(this.#now)
      this.#now = applyEvents(this.#now, [event])
    }
    this.states.push(this.#now)
  }

  get last(): RunState {
    return this.#now
  }

  has(check: Check): boolean {
    return this.states.some(state => holds(check, state))
  }
}

async function states(supervisor: Supervisor, lesson: Lesson, step: Pick<Step, 'do' | 'clock'>): Promise<Seen> {
  const { do: doing } = step
  const run = start(supervisor, lesson, step)
  const seen = new Seen(doing.kind === 'step')
  const over = Promise.withResolvers<void>()
  let left = doing.kind === 'cancelWhen'
  run.watchLines(lines => {
    seen.add(lines)
    if (doing.kind === 'cancelWhen' && left && holds(doing.when, seen.last)) {
      left = false
      const task = [...seen.last.tasks.values()].find(({ name }) => name === doing.task)
      void run.cancel(task!.id, null).catch(over.reject)
    }
    if (/"type":"run\.(ended|deadlocked)"/.test(lines)) over.resolve()
  })
  if (doing.kind === 'step') await Promise.race([over.promise, stepOn(run)])
  else await over.promise
  return seen
}

async function stepOn(run: Run): Promise<void> {
  // What a step has done is told after it was answered, so the run may be over before that is known here.
  for (let step = 0; step < MANY_STEPS && run.summary().outcome === null; step++)
    await run.step('step').catch(() => undefined)
}

test('every lesson has a run first, and then something to try, each with an id of its own', () => {
  const wrong = library.entries.filter(({ steps: [first, ...tries] }) => {
    const ids = [first, ...tries].map(step => step?.id)
    return first?.do.kind !== 'run' || tries.length === 0 || new Set(ids).size < ids.length
  })
  expect(wrong.map(({ id }) => id)).toEqual([])
})

test.each(library.entries)('$id: each check is seen after its step, and not before', async lesson => {
  const supervisor = testSupervisor({ memoryLimitMb: 512 })
  const [first, ...tries] = lesson.steps
  const plain = await states(supervisor, lesson, first!)
  const told = [{ step: first!.id, before: holds(first!.check, emptyRun), after: plain.has(first!.check) }]
  for (const step of tries) {
    const after = await states(supervisor, lesson, step)
    told.push({ step: step.id, before: plain.has(step.check), after: after.has(step.check) })
  }
  expect(told).toEqual(lesson.steps.map(({ id }) => ({ step: id, before: false, after: true })))
})
