/** The changes of a lesson's texts that its steps make. */
import type { GraphEdit } from '../graph/edits/index.ts'
import type { Doing } from './lesson.ts'

export type Setting = Extract<Doing, { kind: 'set' }>
export type Replacing = Extract<Doing, { kind: 'replace' }>

export const graphEditOf = ({ path, value }: Setting): GraphEdit =>
  value === null ? { kind: 'clearField', path } : { kind: 'setField', path, value }

/** Null: what is to be replaced is not there, or more than once, for the text is another one by now. */
export function replaced(text: string, { from, to }: Pick<Replacing, 'from' | 'to'>): string | null {
  const [before, after, ...more] = text.split(from)
  return before === undefined || after === undefined || more.length > 0 ? null : before + to + after
}

/** It is done already. Where nothing is put in its place, that is only known by its being gone. */
export const isReplaced = (text: string, { from, to }: Pick<Replacing, 'from' | 'to'>): boolean =>
  to.includes(from) ? text.includes(to) : !text.includes(from) && text.includes(to)
