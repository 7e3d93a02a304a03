/**
 * npm run fuzz -- [--seconds S] [--programs N] [--seed SEED] [--from NUMBER] [--direct] [--python COMMAND]
 * Runs new random programs both ways and on CPython, until the time is over or N have run; 60 seconds unless told.
 * `--direct`: on the generator API only, which is faster. The first that differs is reduced and printed, and ends the run with
 * code 1. Code 2: there is no CPython to compare with.
 */
import { parseArgs } from 'node:util'
import { firstDifference, traceOf } from './check.ts'
import { script } from './dialects.ts'
import { directly } from './direct.ts'
import type { Case, Program, Trace, Way } from './program.ts'
import { reduce } from './reduce.ts'
import { Reference, unfit } from './reference.ts'
import { asScript } from './scripted.ts'
import { translate } from './translate.ts'

/** How many programs CPython is asked for at a time. */
const BATCH = 50
/** How many agree from one word of progress to the next. */
const PROGRESS = 1000
/** What Python raises where a program makes no sense: of no interest here. */
const NONSENSE = /"(TypeError|AttributeError|NameError|UnboundLocalError)"/

const { values } = parseArgs({
  options: {
    seconds: { type: 'string' },
    programs: { type: 'string' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    from: { type: 'string' },
    direct: { type: 'boolean', default: false },
    python: { type: 'string', default: 'python3' },
  },
})

const WAYS: readonly Way[] = values.direct ? [directly] : [directly, asScript]

/** The way that differs from CPython, if one does. */
const differing = ({ program, expected }: Case): Way | undefined =>
  WAYS.find(way => firstDifference(expected, traceOf(program, way)) !== null)

/** Whether CPython could make something of a program that was reduced. */
const makesSense = (expected: Trace): boolean => !('error' in expected) && !NONSENSE.test(JSON.stringify(expected))

function numberOf(option: string | undefined): number | undefined {
  if (option === undefined) return undefined
  if (/^\d+$/.test(option)) return Number(option)
  throw new TypeError(`not a number: ${option}`)
}

/** Compares until the limits are reached; gives back the case that differs, if one does. */
async function search(reference: Reference): Promise<Case | null> {
  const started = performance.now()
  const seconds = numberOf(values.seconds) ?? (values.programs === undefined ? 60 : Infinity)
  const most = numberOf(values.programs) ?? Infinity
  let count = 0
  let found: Case | null = null
  for await (const one of reference.cases(values.seed, numberOf(values.from) ?? 0, BATCH)) {
    if (count === most || performance.now() - started >= seconds * 1000) break
    if ('error' in one.expected) continue // CPython had no answer in time
    count++
    if (count % PROGRESS === 0) console.log(`${count} programs …`)
    if (differing(one) === undefined) continue
    found = one
    break
  }
  console.log(
    `${count} programs, seed ${values.seed} from number ${values.from ?? 0}: ${found ? 'the last differs' : 'none differs'}`,
  )
  return found
}

async function reduced(program: Program, reference: Reference): Promise<Case> {
  const smallest = await reduce(program, async candidates => {
    for (let first = 0; first < candidates.length; first += BATCH) {
      const some = candidates.slice(first, first + BATCH)
      const traces = await reference.traces(some)
      const cases = some.map((candidate, i): Case => ({ program: candidate, expected: traces[i]! }))
      const place = cases.findIndex(one => makesSense(one.expected) && differing(one) !== undefined)
      if (place !== -1) return first + place
    }
    return -1
  })
  return { program: smallest, expected: (await reference.traces([smallest]))[0]! }
}

function print({ program, expected }: Case): void {
  const way = differing({ program, expected })!
  const got: Trace = traceOf(program, way)
  console.log(`
${program.name}, reduced:
${JSON.stringify(program)}

as a script:
${translate(program, script)}

CPython: ${JSON.stringify(expected)}
here${way === directly ? ', on the generator API' : ''}: ${JSON.stringify(got)}

${firstDifference(expected, got)}`)
}

async function main(): Promise<number> {
  const why = unfit(values.python)
  if (why !== null) {
    console.error(`The fuzz compares with CPython 3.11: ${why}. Name one with --python.`)
    return 2
  }
  using searched = new Reference(values.python)
  const found = await search(searched)
  if (found === null) return 0
  console.log('reducing it …')
  using reducing = new Reference(values.python)
  print(await reduced(found.program, reducing))
  return 1
}

process.exit(await main())
