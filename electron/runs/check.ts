/** A graph file with all that it uses, checked without running anything. */
import type { Graph, ScriptSource } from '../../shared/graph/model.ts'
import type { Problem } from '../../shared/graph/problem.ts'
import { readGraph } from '../../shared/graph/read.ts'
import { fileSource, inspectScript, type ScriptKind } from '../engine/index.ts'
import { sourceReader } from '../files/index.ts'

export interface CheckOptions {
  /** The graph file's name. */
  readonly file: string
  /** Where its scripts stand; null for a graph that was never saved. */
  readonly folder: string | null
  /** Texts that differ from the disk, by path relative to the folder. */
  readonly overlay: Readonly<Record<string, string>>
}

export interface Checked {
  /** Null if there is an error among the problems that keeps it from being a graph. */
  readonly graph: Graph | null
  readonly problems: readonly Problem[]
  /** The files it uses, imports included, each once. */
  readonly scripts: readonly string[]
}

/** Never throws: what is wrong is among the problems. */
export function checkDocument(text: string, { file, folder, overlay }: CheckOptions): Checked {
  const read = overlaidReader(folder, overlay)
  const { graph, problems } = readGraph(text, { file, readScript: read })
  if (graph === null) return { graph, problems, scripts: [] }
  const found = new Map(problems.map(problem => [keyOf(problem), problem]))
  const scripts = new Set<string>()
  for (const { source, kind } of scriptsOf(graph)) {
    const written = source.inline ? source : fileSource(source.file, read(source.file) ?? '')
    if (!source.inline) scripts.add(source.file)
    const inspection = inspectScript(written, read, kind)
    for (const imported of inspection.files) scripts.add(imported)
    for (const problem of inspection.problems) found.set(keyOf(problem), problem) // shared scripts are said once
  }
  return { graph, problems: [...found.values()], scripts: [...scripts] }
}

/** Unsaved edits first, then the disk. */
export function overlaidReader(
  folder: string | null,
  overlay: Readonly<Record<string, string>>,
): (path: string) => string | null {
  const disk = folder === null ? () => null : sourceReader(folder).read
  return path => (Object.hasOwn(overlay, path) ? (overlay[path] as string) : disk(path))
}

function* scriptsOf(graph: Graph): Iterable<{ source: ScriptSource; kind: ScriptKind }> {
  for (const task of graph.tasks) if (task.does.kind === 'script') yield { source: task.does.script, kind: 'task' }
  for (const source of Object.values(graph.functions)) yield { source, kind: 'function' }
}

const keyOf = ({ at, error }: Problem): string => `${at.file}:${at.line}:${at.column}:${error.code}`
