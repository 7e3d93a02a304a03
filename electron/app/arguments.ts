/** What a start was given to show. Chromium puts switches of its own among the arguments. */
import { resolve } from 'node:path'

export function fileArgument(argv: readonly string[], folder: string, packaged: boolean): string | null {
  const [file] = argv.filter(argument => !argument.startsWith('-')).slice(packaged ? 1 : 2)
  return file === undefined ? null : resolve(folder, file)
}

const ATTACH = '--attach='

/** The program to attach to, if it was started for that: what `findProgram` understands, empty for the only one there is. */
export function programArgument(argv: readonly string[]): string | null {
  return argv.find(argument => argument.startsWith(ATTACH))?.slice(ATTACH.length) ?? null
}
