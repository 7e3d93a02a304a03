/** Graphs whose tasks are scripts, and what the debug mode finds in them. */
import type { Finding } from '../../../shared/protocol/findings.ts'
import type { TaskRecord } from '../../../shared/state/run-state.ts'
import { type TestOptions, testRun } from '../support.ts'

const IMPORTS = 'CancelledError, createTask, currentTask, gather, Lock, Queue, shield, sleep, taskGroup, timeout'

export interface Parts {
  readonly settings?: string
  readonly resources?: string
}

/**
 * Tasks by name; each script is the body of an async function, on one line: line 1 of `NAME.ts` imports, and the
 * body stands on line 2, from column 1.
 */
export async function findingsOf(
  tasks: Readonly<Record<string, string>>,
  { settings = 'onFailure: continue', resources = '' }: Parts = {},
  options: TestOptions = {},
): Promise<Finding[]> {
  const names = Object.keys(tasks)
  const graph = `taskgraph: 1
name: test
settings: { ${settings} }
resources: { ${resources} }
tasks:
${names.map(name => `  ${name}: { script: ./${name}.ts }`).join('\n')}
`
  const files = Object.fromEntries(names.map(name => [`${name}.ts`, textOf(tasks[name]!)]))
  const run = await testRun(graph, { ...options, files: { ...files, ...options.files } }).go()
  const state = run.state()
  const mistakes = [state.error, ...Array.from(state.tasks.values(), unexpected)].filter(error => error !== null)
  if (mistakes.length > 0) throw new Error(`the test's scripts do not run: ${JSON.stringify(mistakes)}`)
  return [...state.findings.values()]
}

/** What a task of the graph raised, unless the test meant it to: where nothing runs, nothing is found either. */
function unexpected({ node, outcome }: TaskRecord): string | null {
  const raised = node !== null && outcome?.kind === 'raised' ? outcome.error.message : null
  return raised === 'cold' ? null : raised
}

const textOf = (body: string): string =>
  `import { ${IMPORTS} } from 'yieldpoint'; export default async function main({ lock, items, log, now }) {\n${body}\n}\n`

/** On line 2 of a task's script. */
export const at = (file: string, column: number, name = 'main') => ({ name, file: `${file}.ts`, line: 2, column })

export const task = (id: number, name: string) => ({ id, name })
