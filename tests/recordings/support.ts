/** Logs of whole runs, and what of them a trace must show. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RunEvent } from '../../shared/protocol/events.ts'
import { type TestOptions, testRun } from '../engine/support.ts'

const graphs = join(import.meta.dirname, '../../graphs')

export const KITCHEN_TEXT = readFileSync(join(graphs, 'pizza-kitchen.taskgraph.yaml'), 'utf8')

/** By path from the graph's folder on. */
export const KITCHEN_SCRIPTS: Record<string, string> = Object.fromEntries(
  readdirSync(join(graphs, 'pizza-kitchen')).map(name => [
    `pizza-kitchen/${name}`,
    readFileSync(join(graphs, 'pizza-kitchen', name), 'utf8'),
  ]),
)

/** The pizza kitchen on the virtual clock, with its functions called in place. */
export async function kitchenLog(options: TestOptions = {}): Promise<RunEvent[]> {
  const functions = { price: (n: number) => n * 900, ...options.functions }
  const run = testRun(KITCHEN_TEXT, { files: KITCHEN_SCRIPTS, functions, ...options })
  return (await run.go()).events
}
