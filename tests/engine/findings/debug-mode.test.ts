import { describe, expect, test } from 'vitest'
import { type TestOptions, testRun, threeViews } from '../support.ts'
import { at, findingsOf, task } from './support.ts'

const MISTAKES = {
  a: "const f = async () => { throw new TypeError('cold') }; for (let i = 0; i < 5; i++) { f(); createTask(f()); await sleep(1) }",
}

describe('a step that ran too long', () => {
  /** Each line that is logged takes 0.3 s to make. */
  const slow: TestOptions = {
    clock: 'real',
    onEvent: ({ type }, host) => {
      if (type === 'logged') host.pass(0.3)
    },
  }
  const found = { rule: 'slow-step', count: 1, resource: null, task: task(1, 'a'), micros: 300_000 }

  test('is found with the awaits that it ran between', async () => {
    expect(await findingsOf({ a: "await sleep(1); log('hm'); await sleep(2)" }, {}, slow)).toEqual([
      { ...found, id: 1, first: 1_300_000, place: at('a', 1), until: at('a', 28) },
    ])
  })

  test('is found from the start of a task and to its end', async () => {
    expect(await findingsOf({ a: "log('hm'); await sleep(1); log('hm')" }, {}, slow)).toEqual([
      { ...found, id: 1, first: 300_000, place: null, until: at('a', 12) },
      { ...found, id: 2, first: 1_600_000, place: at('a', 12), until: null },
    ])
  })

  test('is not found below what the graph allows', async () => {
    expect(await findingsOf({ a: "log('hm'); await sleep(1)" }, { settings: 'slowStep: 0.31' }, slow)).toEqual([])
  })

  test('is measured by the machine’s time where the run’s is faster', async () => {
    const run = testRun(`taskgraph: 1\nname: fast\nsettings: { slowStep: 0.5 }\ntasks: { a: { script: ./a.ts } }`, {
      ...slow,
      files: { 'a.ts': "export default async ({ log }) => { log('hm') }" },
    })
    run.engine.start()
    run.engine.setSpeed(10)
    await run.host.run()
    expect(run.state()).toMatchObject({ at: 3_000_000, findings: new Map() })
  })

  test('is not measured on the virtual clock, whose log must always be the same', async () => {
    expect(await findingsOf({ a: "log('hm')" }, {}, { ...slow, clock: 'virtual' })).toEqual([])
  })
})

describe('the debug mode', () => {
  const graph = (settings: string) =>
    `taskgraph: 1\nname: t\nsettings: { ${settings} }\ntasks: { a: { script: ./a.ts } }`
  const files = {
    'a.ts': `import { createTask, sleep } from 'yieldpoint'\nexport default async function main() {\n${MISTAKES.a}\n}`,
  }
  const logOf = async (settings: string, options: TestOptions = {}) =>
    (await testRun(graph(settings), { ...options, files }).go()).events

  test('tells a mistake in a loop when its count has doubled, and at the end', async () => {
    const told = (await logOf('')).flatMap(event => (event.type === 'finding' ? [event.finding] : []))
    expect(told.map(({ rule, count }) => `${rule} ${count}`)).toEqual([
      ...['never-awaited 1', 'never-awaited 2', 'never-awaited 4'],
      ...['untaken-exception 1', 'untaken-exception 2', 'untaken-exception 4'],
      ...['never-awaited 5', 'untaken-exception 5'],
    ])
  })

  test('gives the same log twice', async () => {
    expect(await logOf('')).toEqual(await logOf(''))
  })

  test('changes nothing in a run but the findings', async () => {
    const plain = (events: Awaited<ReturnType<typeof logOf>>) =>
      events
        .filter(({ type }) => type !== 'finding' && type !== 'script.loaded')
        .map(({ seq: _, ...event }) => ({ ...event, site: null }))
    expect(plain(await logOf('debug: true'))).toEqual(plain(await logOf('debug: false')))
  })

  test('is off if the graph says so, unless the run says otherwise', async () => {
    const count = (events: Awaited<ReturnType<typeof logOf>>) => events.filter(({ type }) => type === 'finding').length
    const counts = [
      count(await logOf('debug: false')),
      count(await logOf('debug: false', { debug: true })),
      count(await logOf('debug: true', { debug: false })),
    ]
    expect(counts).toEqual([0, 8, 0])
  })

  test('tells the same by the log, the records and what a viewer is sent', async () => {
    const { log, records, viewer } = threeViews(await testRun(graph(''), { files, live: true }).go())
    expect([records.findings, viewer.findings]).toEqual([log.findings, log.findings])
  })

  test('keeps at most a hundred causes of a rule apart, and counts the rest with the last', async () => {
    const fails = "const f = async name => { throw Object.assign(new Error('x'), { name }) };"
    const found = await findingsOf({
      a: `${fails} for (let i = 0; i < 150; i++) createTask(f('E' + i)); await sleep(1)`,
    })
    expect([found.length, found[0]?.count, found[99]?.count]).toEqual([100, 1, 51])
  })
})
