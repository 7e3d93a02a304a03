/** `yieldpoint recordings list|export|import|check`: the kept runs of this user, without the app. */
import { existsSync, readdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { explain, type WireError } from '../../shared/errors.ts'
import type { CheckResult, ExportFormat } from '../../shared/protocol/recordings.ts'
import { dataFolder, type KeptRuns, keptRunsAlone, type Locations } from '../services/index.ts'
import type { Terminal } from './terminal.ts'

/** 0: done; 1: it is not the same; 2: it cannot be done. */
type ExitCode = number

export async function listRecordings(here: Locations, json: boolean, terminal: Terminal): Promise<ExitCode> {
  return withKept(here, terminal, async kept => {
    const { runs, notes } = await kept.list()
    for (const note of notes) terminal.complain(explain(note, terminal.language))
    if (json) terminal.print(JSON.stringify(runs, null, 2))
    else
      for (const run of runs)
        terminal.print([run.id, run.pinned ? '*' : ' ', run.outcome.padEnd(11), run.name ?? run.title].join('  '))
    return 0
  })
}

export async function exportRecording(
  { id, as, to }: { readonly id: string; readonly as: ExportFormat; readonly to: string | null },
  here: Locations,
  terminal: Terminal,
): Promise<ExitCode> {
  return withKept(here, terminal, async kept => {
    const { path } = await kept.export(id, as, resolve(to ?? join('.', kept.suggest(id, as))))
    terminal.print(path)
    return 0
  })
}

/** Prints what each is called here. @throws YieldpointError recording/…, files/…: those before it are imported */
export async function importRecordings(
  paths: readonly string[],
  here: Locations,
  terminal: Terminal,
): Promise<ExitCode> {
  return withKept(here, terminal, async kept => {
    for (const path of paths.flatMap(recordingsAt)) terminal.print((await kept.import(path)).id)
    return 0
  })
}

/** A folder that several runs were recorded in stands for them, in the order in which they were started. */
function recordingsAt(path: string): string[] {
  const at = resolve(path)
  const within = (name: string): string => join(at, name)
  const isRecording = (folder: string): boolean => existsSync(join(folder, 'run.json'))
  if (isRecording(at)) return [at]
  const inside = namesIn(at).sort().map(within).filter(isRecording)
  return inside.length > 0 ? inside : [at]
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return [] // a file, or nothing: importing it will say
  }
}

export async function checkRecording(id: string, here: Locations, terminal: Terminal): Promise<ExitCode> {
  return withKept(here, terminal, async kept => {
    const result = await kept.check(id)
    for (const line of resultLines(result, terminal)) terminal.print(line)
    return result.kind === 'same' ? 0 : 1
  })
}

function resultLines(result: CheckResult, { say }: Terminal): string[] {
  if (result.kind === 'same') return [say.sameRun(result.events, result.whole)]
  const { event, was, is } = result
  return [say.otherRun(event), `- ${was ?? say.noEvent}`, `+ ${is ?? say.noEvent}`]
}

async function withKept(
  locations: Locations,
  { complain, language }: Terminal,
  work: (kept: KeptRuns) => Promise<ExitCode>,
): Promise<ExitCode> {
  const trouble = (error: WireError): void => complain(explain(error, language))
  const { kept, close } = await keptRunsAlone({ locations, data: dataFolder(), trouble })
  try {
    return await work(kept)
  } finally {
    await close()
  }
}
