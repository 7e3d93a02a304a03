/** What task-graph files are called. */
const SUFFIX = /\.taskgraph\.(ya?ml|json)$/i

export const isGraphFileName = (name: string): boolean => SUFFIX.test(name)

/** `graphs/pizza-kitchen.taskgraph.yaml` is called `pizza-kitchen`. */
export function graphTitle(path: string): string {
  const name = path.split(/[/\\]/).at(-1) ?? path
  return name.replace(/(\.taskgraph)?\.(ya?ml|json)$/i, '') || name
}
