import type { Problems } from '../problems.ts'
import { NAME, SCRIPT_GLOBALS } from '../schema.ts'
import type { Outline } from './outline.ts'

/** Names are usable, and no two things share one where scripts or people would confuse them. */
export function checkNames({ resources, functions, tasks }: Outline, problems: Problems): void {
  for (const section of [resources, functions, tasks]) {
    for (const [name, { key }] of section) {
      if (!NAME.test(name)) problems.error('graph/bad-name', { name: name.slice(0, 100) }, key)
    }
  }
  for (const [name, { key }] of resources) {
    if (SCRIPT_GLOBALS.includes(name)) problems.error('graph/reserved-name', { name }, key)
  }
  for (const [name, { key }] of tasks) {
    const resource = resources.get(name)
    if (resource) problems.error('graph/same-name', { name, line: problems.at(resource.key[0]).line }, key)
  }
}
