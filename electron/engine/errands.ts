/** What a task of the graph does outside by itself, without a script: one request, one program. */
import { YieldpointError } from '../../shared/errors.ts'
import type { CommandSpec, HttpSpec } from '../../shared/graph/model.ts'
import type { Operation } from '../runtime/index.ts'
import { communicate, endOf, utf8, type World } from '../world/index.ts'
import { fillIn, type Inputs } from './templates.ts'

/** Characters of what a program complained of that its error repeats. */
const STDERR_LIMIT = 400

/** What a task that sends a request comes to; JSON is read, if the answer says that it is JSON. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: unknown
}

/** @throws YieldpointError world/http-status, and all that requests throw */
export function* request(spec: HttpSpec, inputs: Inputs, world: World): Operation<Answer> {
  const { url, headers, body } = fillIn({ url: spec.url, headers: spec.headers, body: spec.body }, inputs) as HttpSpec
  const content = body === null ? {} : typeof body === 'string' ? { body } : { json: body }
  const response = yield* world.http.request(textOf(url), { method: spec.method, headers, ...content })
  try {
    const { status } = response
    if (!(spec.expect?.includes(status) ?? response.ok)) {
      const expected = spec.expect?.join(', ') ?? '200–299'
      throw new YieldpointError('world/http-status', { url: response.url, status, expected })
    }
    const isJson = /^application\/(?:[\w.+-]+\+)?json\b/i.test(response.headers['content-type'] ?? '')
    return { status, headers: response.headers, body: yield* isJson ? response.json() : response.text() }
  } finally {
    response.close()
  }
}

/** What a task that runs a program comes to. */
export interface Ran {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Whatever ends the wait ends the program. @throws YieldpointError world/command-failed, and all that programs throw */
export function* command(spec: CommandSpec, inputs: Inputs, world: World): Operation<Ran> {
  const { run, stdin } = fillIn({ run: spec.run, stdin: spec.stdin }, inputs) as CommandSpec
  const [program, ...args] = run.map(textOf)
  const child = yield* world.run(program!, args, {
    stdin: stdin === null ? 'devnull' : 'pipe',
    ...{ stdout: 'pipe', stderr: 'pipe', cwd: spec.cwd ?? undefined },
  })
  try {
    const [out, err] = yield* communicate(child, stdin === null ? undefined : textOf(stdin))
    const [code, stdout, stderr] = [child.returncode!, utf8.decode(out!), utf8.decode(err!)]
    if (spec.expect.includes(code)) return { code, stdout, stderr }
    const details = { program: program!, code, stderr: stderr.trim().slice(-STDERR_LIMIT) }
    throw new YieldpointError('world/command-failed', details)
  } finally {
    yield* endOf(child)
  }
}

/** A result that stands for a whole text: JSON, unless it is a text already. */
const textOf = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))
