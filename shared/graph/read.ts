/** The text of a graph file, YAML or JSON, to the graph that it means and everything that is wrong with it. Total: never throws. */
import { buildGraph } from './build.ts'
import { checkBodies } from './check/bodies.ts'
import { checkConditions } from './check/conditions.ts'
import { checkCycles } from './check/cycles.ts'
import { checkNames } from './check/names.ts'
import { type Outline, outlineOf } from './check/outline.ts'
import { checkPermissions } from './check/permissions.ts'
import { checkReferences } from './check/references.ts'
import { checkScripts, checkUnused, type ReadScript } from './check/scripts.ts'
import { type Located, locate } from './locate.ts'
import type { Graph } from './model.ts'
import { parseYaml } from './parse-yaml.ts'
import type { Problem } from './problem.ts'
import { Problems } from './problems.ts'
import { fileSchema } from './schema.ts'
import { addSchemaProblems } from './schema-problems.ts'

export interface ReadOptions {
  /** The file's name, for places and inline scripts. */
  readonly file: string
  /** Without it, script files are taken to be there. */
  readonly readScript?: ReadScript
}

export interface ReadResult {
  /** Null if there is an error among the problems; warnings leave it be. */
  readonly graph: Graph | null
  readonly problems: readonly Problem[]
}

export function readGraph(text: string, { file, readScript }: ReadOptions): ReadResult {
  const problems = new Problems(text, file)
  const document = parseYaml(text, problems)
  const graph = document && understand(locate(document, problems), file, problems, readScript ?? null)
  return { graph, problems: problems.list() }
}

function understand(root: Located, file: string, problems: Problems, readScript: ReadScript | null): Graph | null {
  const parsed = fileSchema.safeParse(root.value)
  if (!parsed.success) addSchemaProblems(parsed.error.issues, root, problems)
  check(outlineOf(root), problems, readScript)
  return parsed.success && !problems.hasErrors ? buildGraph(parsed.data, root, file, problems) : null
}

function check(outline: Outline, problems: Problems, readScript: ReadScript | null): void {
  checkNames(outline, problems)
  checkReferences(outline, problems)
  checkConditions(outline, problems)
  checkCycles(outline, problems)
  checkBodies(outline, problems)
  checkPermissions(outline, problems)
  checkScripts(outline, problems, readScript)
  checkUnused(outline, problems, readScript)
}
