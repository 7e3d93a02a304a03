/** All texts of the page, by area. Each area's Japanese has the shape of its English, and the compiler makes sure of it. */
import { app } from './messages/app.ts'
import { conflict } from './messages/conflict.ts'
import { findings } from './messages/findings.ts'
import { form } from './messages/form.ts'
import { graph } from './messages/graph.ts'
import { graphEditing } from './messages/graph-editing.ts'
import { inspector } from './messages/inspector.ts'
import { kept } from './messages/kept.ts'
import { lesson } from './messages/lesson.ts'
import { log } from './messages/log.ts'
import { permissions } from './messages/permissions.ts'
import { reasons } from './messages/reasons.ts'
import { resources } from './messages/resources.ts'
import { run } from './messages/run.ts'
import { settings } from './messages/settings.ts'
import { source } from './messages/source.ts'
import { start } from './messages/start.ts'
import { states } from './messages/states.ts'
import { tasks } from './messages/tasks.ts'
import { templates } from './messages/templates.ts'
import { timeline } from './messages/timeline.ts'
import { times } from './messages/times.ts'
import { tour } from './messages/tour.ts'
import { travel } from './messages/travel.ts'
import { waits } from './messages/waits.ts'
import { workers } from './messages/workers.ts'

const areas = {
  app,
  conflict,
  findings,
  form,
  graph,
  graphEditing,
  inspector,
  kept,
  lesson,
  log,
  permissions,
  reasons,
  resources,
  run,
  settings,
  source,
  start,
  states,
  tasks,
  templates,
  timeline,
  times,
  tour,
  travel,
  waits,
  workers,
}
type Areas = typeof areas
type In<L extends 'en' | 'ja'> = { [A in keyof Areas]: Areas[A][L] }

const pick = <L extends 'en' | 'ja'>(language: L): In<L> =>
  Object.fromEntries(Object.entries(areas).map(([area, texts]) => [area, texts[language]])) as In<L>

export const messages = { en: pick('en'), ja: pick('ja') }
