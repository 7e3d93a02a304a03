/** `yieldpoint run FILE`: runs a graph to its end and says with the exit code how it went. */
import { basename } from 'node:path'
import { explain, wording } from '../../shared/errors.ts'
import type { Run } from '../runs/index.ts'
import type { Locations } from '../services/index.ts'
import { allowedItems } from './allowed.ts'
import { describeDeadlock, describeEnd } from './describe.ts'
import { findingLines } from './findings.ts'
import { asJson, asPicture, asPlainLines, type Follower } from './follow.ts'
import { planned } from './interventions.ts'
import { load } from './load.ts'
import { problemLine } from './problems.ts'
import { type RecordTo, runnerFor } from './runner.ts'
import type { Terminal } from './terminal.ts'

export interface RunCommand {
  file: string
  clock?: 'real' | 'virtual'
  seed?: number
  speed: number
  cancel: readonly string[]
  shield: readonly string[]
  allow: readonly string[]
  json: boolean
  /** Left out: what the graph says. */
  debug?: boolean
  /** Where the run is kept. */
  record?: RecordTo
}

export const EXIT = { finished: 0, failed: 1, wrongFile: 2, deadlock: 3, interrupted: 130 } as const

export async function runCommand(command: RunCommand, here: Locations, terminal: Terminal): Promise<number> {
  const { text, scripts, graph, problems, folder, shownFolder } = await load(command.file)
  for (const problem of problems) terminal.complain(problemLine(problem, shownFolder, terminal.language))
  if (graph === null) return EXIT.wrongFile
  const interventions = planned(graph, command.cancel, command.shield)
  const { allowed, missing } = allowedItems(graph, command.allow)
  if (missing.length > 0) terminal.complain(wording('cli/not-allowed', { items: missing }, terminal.language))
  const runner = await runnerFor(command.record, here, terminal)
  const live = terminal.isTty && !command.json
  const { clock = null, seed = null, debug = null, speed } = command
  const how = { clock, seed, debug, speed, interventions, allowed, full: !live }
  try {
    // All of its scripts are handed to the run, so that what is kept is what it ran.
    const spec = { doc: command.file, name: graph.name, graph, folder, overlay: scripts, ...how }
    const run = await runner.start(spec, { file: basename(command.file), text, scripts })
    const code = await follow(run, command.json ? asJson : live ? asPicture : asPlainLines, command.json, terminal)
    await sayWhereItIsKept(run, command.record, terminal)
    return code
  } finally {
    await runner.close()
  }
}

/** Not among what it prints, which is the run's. */
async function sayWhereItIsKept(run: Run, record: RecordTo, { say, language, complain }: Terminal): Promise<void> {
  const folder = await run.recordingFolder() // of a deadlock, written up to it
  const { recording } = run.summary()
  if (folder === null || recording === null) return
  complain(record === true ? say.keptAs(recording.id) : say.recordedIn(folder))
  if (recording.stopped !== null) complain(explain(recording.stopped, language))
}

async function follow(run: Run, how: typeof asJson, quiet: boolean, terminal: Terminal): Promise<number> {
  const deadlock = Promise.withResolvers<'deadlock'>()
  const follower: Follower = how(run, terminal, () => {
    if (follower.state().phase === 'deadlocked') deadlock.resolve('deadlock')
  })
  let interrupted = false
  void terminal.interrupted().then(() => {
    interrupted = true
    return endGently(run, terminal)
  })
  const end = await Promise.race([run.ended, deadlock.promise])
  follower.end()
  if (!quiet) summarise(run, follower, terminal, end)
  if (interrupted) return EXIT.interrupted
  if (end === 'deadlock') return EXIT.deadlock
  return end === 'finished' ? EXIT.finished : EXIT.failed
}

/** Its tasks may clean up; asked again, or not answering, it is ended at once. */
async function endGently(run: Run, terminal: Terminal): Promise<void> {
  void terminal.interrupted().then(() => run.kill())
  await run.stop().catch(() => run.kill())
}

type End = Awaited<Run['ended']> | 'deadlock'

function summarise(run: Run, follower: Follower, { say, language, complain, print }: Terminal, end: End): void {
  if (run.error) complain(explain(run.error, language))
  if (end === 'deadlock') print(`${say.deadlock}: ${describeDeadlock(follower.state())}`)
  print(describeEnd(follower.state(), end === 'deadlock' ? say.deadlock : say.outcome[end], say))
  for (const line of findingLines(follower.state().findings.values(), say, language)) print(line)
}
