/** A graph file from disk with its scripts, read and checked. */
import { basename, dirname, resolve, sep } from 'node:path'
import { readGraphFile, sourceReader } from '../files/index.ts'
import { checkDocument } from '../runs/index.ts'

export async function load(path: string) {
  const { text } = await readGraphFile(resolve(path))
  const folder = dirname(resolve(path))
  const { graph, problems, scripts: paths } = checkDocument(text, { file: basename(path), folder, overlay: {} })
  const errors = problems.filter(problem => problem.severity === 'error').length
  const shownFolder = dirname(path) === '.' ? '' : dirname(path) + sep
  const { read } = sourceReader(folder)
  const scripts = Object.fromEntries(paths.map(path => [path, read(path) ?? '']))
  return { text, scripts, graph: errors > 0 ? null : graph, problems, errors, folder, shownFolder }
}
