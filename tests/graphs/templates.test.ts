/** What a new graph may begin with: nothing to mend, and it runs to its end. */
import { expect, test } from 'vitest'
import { checkDocument } from '../../electron/runs/index.ts'
import { itemsOf } from '../../shared/graph/permissions.ts'
import { TEMPLATE_IDS, TEMPLATES } from '../../shared/graph/templates/index.ts'
import { applyEvents } from '../../shared/state/reducer.ts'
import { emptyRun } from '../../shared/state/run-state.ts'
import { testSupervisor } from '../runs/support.ts'

test.each(TEMPLATE_IDS)('the template %s has nothing to mend, and all its tasks finish', async id => {
  const { graph, problems } = checkDocument(TEMPLATES[id], { file: 'new.taskgraph.yaml', folder: null, overlay: {} })
  expect(problems).toEqual([])
  const run = testSupervisor({ memoryLimitMb: 512 }).start({
    ...{ doc: id, name: graph!.name, graph: graph!, folder: null, overlay: {} },
    ...{ clock: 'virtual', full: true, allowed: itemsOf(graph!.permissions) },
  })
  const over = Promise.withResolvers<string>()
  let log = ''
  run.watchLines(lines => {
    log += lines
    if (/"type":"run\.(ended|deadlocked)"/.test(lines)) over.resolve(log)
  })
  const events = (await over.promise).trimEnd().split('\n')
  const { outcome, tasks, findings } = applyEvents(
    emptyRun,
    events.map(line => JSON.parse(line)),
  )
  expect({
    outcome,
    states: [...new Set(Array.from(tasks.values(), task => task.state))],
    findings: [...findings.values()].map(finding => finding.rule),
  }).toEqual({ outcome: 'finished', states: ['finished'], findings: [] })
})
