/** What a graph's picture is drawn from: its tasks, its resources, and who says that they use what. */
import { z } from '../zod.ts'
import type { Graph, ScriptSource } from './model.ts'

const names = z.array(z.string())

export const graphOutlineSchema = z.strictObject({
  tasks: z.array(
    z.strictObject({
      name: z.string(),
      copies: z.number().int().nullable(),
      kind: z.enum(['script', 'sleep', 'call', 'http', 'command']),
      after: names,
      holds: names,
      /** Resources that its script names, as far as that can be read; `holds` are not repeated. */
      uses: names,
      /** Of those: which it is seen to fill, set or notify, so that others can go on. */
      gives: names,
      /** Of those: which it is seen to take from or to wait for. */
      takes: names,
    }),
  ),
  resources: z.array(
    z.strictObject({
      name: z.string(),
      type: z.enum(['queue', 'semaphore', 'lock', 'event', 'condition', 'barrier', 'cell']),
      /** Of a condition that shares one. */
      lock: z.string().nullable(),
    }),
  ),
  /** x and y of the top left corner, by the name of a task or resource. */
  positions: z.record(z.string(), z.tuple([z.number(), z.number()])),
})
export type GraphOutline = z.infer<typeof graphOutlineSchema>

type Drawn = Pick<Graph, 'tasks' | 'resources' | 'positions'>

/** `read`: the text of a script file beside the graph, where it is known. */
export function graphOutline(graph: Drawn, read: (path: string) => string | null = () => null): GraphOutline {
  const resources = Object.entries(graph.resources)
  const known = resources.map(([name]) => name)
  return {
    tasks: graph.tasks.map(({ name, copies, does, after, holds }) => {
      const text = does.kind === 'script' ? textOf(does.script, read) : ''
      const uses = named(text, known).filter(resource => !holds.includes(resource))
      return {
        name,
        copies,
        kind: does.kind,
        after: [...after],
        holds: [...holds],
        uses,
        gives: uses.filter(resource => calls(text, resource, GIVING)),
        takes: uses.filter(resource => calls(text, resource, TAKING) || iterates(text, resource)),
      }
    }),
    resources: resources.map(([name, spec]) => ({
      name,
      type: spec.type,
      lock: spec.type === 'condition' ? spec.lock : null,
    })),
    positions: Object.fromEntries(Object.entries(graph.positions).map(([name, [x, y]]) => [name, [x, y]])),
  }
}

const textOf = ({ inline, file, text }: ScriptSource, read: (path: string) => string | null): string =>
  inline ? text : (read(file) ?? text)

/** Which of the names are words of the text. A hyphen is part of a name and, in code, a minus sign: both are looked for. */
function named(text: string, names: readonly string[]): string[] {
  const words = new Set<string>()
  for (const [word] of text.matchAll(/[\p{L}_][\p{L}\p{M}\p{N}_-]*/gu)) {
    words.add(word)
    for (const part of word.split('-')) words.add(part)
  }
  return names.filter(name => words.has(name))
}

const GIVING = 'put|putNowait|set|notify|notifyAll|write'
const TAKING = 'get|getNowait|wait|waitFor|acquire|hold|held|read'

/** A method of it is called: `orders.put(`, or `inputs['orders'].put(` for a name that is no word of the language. */
const calls = (text: string, name: string, methods: string): boolean =>
  new RegExp(`(?<![\\p{L}\\p{N}_-])${literally(name)}(?:['"]\\])?\\s*\\.\\s*(?:${methods})\\s*\\(`, 'u').test(text)

const literally = (name: string): string => name.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&')

const iterates = (text: string, name: string): boolean =>
  new RegExp(`\\bof\\s+${literally(name)}(?![\\p{L}\\p{N}_-])`, 'u').test(text)
