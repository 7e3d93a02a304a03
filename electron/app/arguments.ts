/** The file that a start was given, if any. Chromium puts switches of its own among the arguments. */
import { resolve } from 'node:path'

export function fileArgument(argv: readonly string[], folder: string, packaged: boolean): string | null {
  const [file] = argv.filter(argument => !argument.startsWith('-')).slice(packaged ? 1 : 2)
  return file === undefined ? null : resolve(folder, file)
}
