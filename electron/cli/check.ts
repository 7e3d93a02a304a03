/** `yieldpoint check FILE…` */
import { explain, toWire } from '../../shared/errors.ts'
import type { Problem } from '../../shared/graph/problem.ts'
import { load } from './load.ts'
import { problemLine } from './problems.ts'
import type { Terminal } from './terminal.ts'

interface Checked {
  file: string
  folder: string
  problems: readonly Problem[]
  /** Why it could not even be read. */
  failure: ReturnType<typeof toWire> | null
}

/** 0: all fine; 2: something is wrong. */
export async function checkCommand(files: readonly string[], json: boolean, terminal: Terminal): Promise<number> {
  const checked = await Promise.all(files.map(check))
  if (json)
    terminal.print(
      JSON.stringify(
        checked.map(({ folder: _, ...rest }) => rest),
        null,
        2,
      ),
    )
  else for (const one of checked) for (const line of report(one, terminal)) terminal.print(line)
  return checked.some(one => one.failure !== null || errorsIn(one) > 0) ? 2 : 0
}

async function check(file: string): Promise<Checked> {
  try {
    const { problems, shownFolder } = await load(file)
    return { file, folder: shownFolder, problems, failure: null }
  } catch (error) {
    return { file, folder: '', problems: [], failure: toWire(error) }
  }
}

const errorsIn = ({ problems }: Checked): number => problems.filter(({ severity }) => severity === 'error').length

function report(checked: Checked, { language, say }: Terminal): string[] {
  const { file, folder, problems, failure } = checked
  if (failure) return [`${file}: ${explain(failure, language)}`]
  if (problems.length === 0) return [say.fine(file)]
  const errors = errorsIn(checked)
  return [
    ...problems.map(problem => problemLine(problem, folder, language)),
    say.mistakes(file, errors, problems.length - errors),
  ]
}
