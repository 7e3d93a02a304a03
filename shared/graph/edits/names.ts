/** Names for what is added, duplicated or renamed. */
import { YieldpointError } from '../../errors.ts'
import type { PlainMap } from '../rewrite/same.ts'
import { NAME, SCRIPT_GLOBALS } from '../schema.ts'
import { hasResource, hasTask, sectionOf } from './data.ts'

const isTaken = (data: PlainMap, name: string): boolean =>
  hasTask(data, name) || hasResource(data, name) || Object.hasOwn(sectionOf(data, 'functions'), name)

/** `name`, or `name2`, `name3` … */
export function freeName(data: PlainMap, name: string): string {
  const stem = name.replace(/\d+$/, '') || name
  for (let n = 2, free = name; ; free = `${stem}${n++}`) if (!isTaken(data, free)) return free
}

/** @throws YieldpointError graph/bad-name, graph/reserved-name, edit/name-taken */
export function checkName(data: PlainMap, name: string, isResource: boolean): void {
  if (!NAME.test(name)) throw new YieldpointError('graph/bad-name', { name: name.slice(0, 100) })
  if (isResource && SCRIPT_GLOBALS.includes(name)) throw new YieldpointError('graph/reserved-name', { name })
  if (isTaken(data, name)) throw new YieldpointError('edit/name-taken', { name })
}
