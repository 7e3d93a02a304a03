/** Where a program and the folder that it runs in are. Nothing is left to a shell, which would have ideas of its own. */
import { accessSync, constants, realpathSync, statSync } from 'node:fs'
import { delimiter, extname, isAbsolute, join, sep } from 'node:path'
import { YieldpointError } from '../../shared/errors.ts'

export interface ProgramPlace {
  readonly folder: string | null
  readonly environment: Readonly<Record<string, string>>
}

/**
 * A name is looked for on the path, `./name` in the graph's folder, an absolute path is taken as it is.
 * @throws YieldpointError world/program-not-found, world/outside-folder, world/needs-folder
 */
export function findProgram(program: string, { folder, environment }: ProgramPlace): string {
  const candidates = program.startsWith('./')
    ? [insideFolder(program, folder)]
    : isAbsolute(program)
      ? [program]
      : onPath(program, environment['PATH'] ?? '')
  const found = candidates.flatMap(withEndings(environment)).find(isProgram)
  if (found === undefined) throw new YieldpointError('world/program-not-found', { program })
  return found
}

/** @throws YieldpointError world/outside-folder for what leaves the graph's folder, also by a symbolic link; world/needs-folder */
export function insideFolder(path: string, folder: string | null): string {
  if (folder === null) throw new YieldpointError('world/needs-folder', { what: path })
  try {
    const [root, real] = [realpathSync(folder), realpathSync(join(folder, path))]
    if (real === root || real.startsWith(root + sep)) return real
  } catch {
    // there is nothing
  }
  throw new YieldpointError('world/outside-folder', { path })
}

/** No folders in it: `tools/x` is neither on the path nor said to be beside the graph. */
const onPath = (program: string, path: string): string[] =>
  /[/\\]/.test(program)
    ? []
    : path
        .split(delimiter)
        .filter(isAbsolute)
        .map(folder => join(folder, program))

const withEndings =
  ({ PATHEXT = '' }: Readonly<Record<string, string>>) =>
  (path: string): string[] =>
    process.platform !== 'win32' || extname(path) !== '' ? [path] : PATHEXT.split(';').map(ending => path + ending)

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return statSync(path).isFile()
  } catch {
    return false
  }
}
