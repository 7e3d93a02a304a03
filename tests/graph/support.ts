import type { Problem } from '../../shared/graph/problem.ts'
import { readGraph } from '../../shared/graph/read.ts'

export const FILE = 'test.taskgraph.yaml'

/** A graph around some tasks: three lines of head, so that tasks begin on line 4. */
export const withTasks = (tasks: string, before = '') => `taskgraph: 1\n${before}tasks:\n${tasks}`

export const read = (text: string, files: Record<string, string> = {}) =>
  readGraph(text, { file: FILE, readScript: path => files[path] ?? null })

/** `error code@line:column-line:column`, and what it stands on. */
export function told(text: string, files: Record<string, string> = {}): string[] {
  return read(text, files).problems.map(problem => `${problem.error.code} ${JSON.stringify(marked(text, problem))}`)
}

/** The text at a problem's place. */
export function marked(text: string, { at }: Problem): string {
  return text.slice(offsetOf(text, at.line, at.column), offsetOf(text, at.endLine, at.endColumn))
}

export function offsetOf(text: string, line: number, column: number): number {
  const before = text.split('\n').slice(0, line - 1)
  return before.reduce((sum, one) => sum + one.length + 1, 0) + column - 1
}

/** The text with the fixes of all its problems made, from the last to the first. */
export function mended(text: string): string {
  const fixes = read(text).problems.flatMap(problem => (problem.fix ? [{ ...problem, fix: problem.fix }] : []))
  fixes.sort((a, b) => offsetOf(text, b.at.line, b.at.column) - offsetOf(text, a.at.line, a.at.column))
  return fixes.reduce((now, { at, fix }) => {
    const [start, end] = [offsetOf(text, at.line, at.column), offsetOf(text, at.endLine, at.endColumn)]
    return now.slice(0, start) + fix.text + now.slice(end)
  }, text)
}
