/** Runs a bundled graph as a user does who allows what it asks for: in its own thread, with real workers. */
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { checkDocument, type PlannedRecording, type Supervisor } from '../../electron/runs/index.ts'
import library from '../../graphs/library.json' with { type: 'json' }
import { itemsOf } from '../../shared/graph/permissions.ts'
import type { RunEvent } from '../../shared/protocol/events.ts'
import { applyEvents } from '../../shared/state/reducer.ts'
import { emptyRun, type RunState } from '../../shared/state/run-state.ts'
import type { Edit, Expected, Line } from './expected/index.ts'

const folder = join(import.meta.dirname, '../../graphs')

interface What extends Pick<Expected, 'graph' | 'interventions' | 'edit'> {
  readonly clock?: 'real' | 'virtual'
  readonly recording?: PlannedRecording | null
}

/** The whole log, up to the run's end or the moment when nothing can happen any more. */
export async function logOf(supervisor: Supervisor, what: What): Promise<string> {
  const { graph: id, interventions = [], edit, clock = 'virtual', recording } = what
  const { name, graph, overlay } = checked(id, edit)
  const run = supervisor.start({
    ...{ doc: id, name, graph, folder, overlay },
    ...{ clock, full: true, interventions, allowed: itemsOf(graph.permissions) },
    ...(recording && { recording }),
  })
  const over = Promise.withResolvers<string>()
  let log = ''
  run.watchLines(lines => {
    log += lines
    if (/"type":"run\.(ended|deadlocked)"/.test(lines)) over.resolve(log)
  })
  return over.promise
}

function checked(id: string, edit: Edit | undefined) {
  const path = join(folder, library.graphs.find(entry => entry.id === id)!.file)
  const text = readFileSync(path, 'utf8')
  const overlay = edit?.file == null ? {} : { [edit.file]: edited(readFileSync(join(folder, edit.file), 'utf8'), edit) }
  const { graph, problems } = checkDocument(edit?.file === null ? edited(text, edit) : text, {
    ...{ file: basename(path), folder, overlay },
  })
  if (graph === null || problems.length > 0) throw new Error(`${id} has mistakes: ${JSON.stringify(problems)}`)
  return { name: graph.name, graph, overlay }
}

function edited(text: string, { from, to }: Edit): string {
  if (text.split(from).length !== 2) throw new Error(`“${from}” must be there once, for a reader to find it`)
  return text.replace(from, () => to)
}

const eventsOf = (log: string): RunEvent[] =>
  log
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line))

export const stateOf = (log: string): RunState => applyEvents(emptyRun, eventsOf(log))

export const linesOf = (state: RunState): Line[] =>
  state.log.map(({ at, task, text }) => ({
    atMicros: at,
    task: task ? state.tasks.get(task)!.name : '',
    text,
  }))
