/** Programs that let themselves be watched, as processes of their own. Everything here waits for messages, never for a time. */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished, vi } from 'vitest'
import { Session } from '../../electron/services/index.ts'
import type { CommandName, Req, Res } from '../../shared/protocol/commands.ts'
import type { RunSummary } from '../../shared/protocol/documents.ts'
import { PROTOCOL } from '../../shared/protocol/program.ts'
import { Watcher } from '../runs/support.ts'
import { testServices } from '../support/test-services.ts'

export interface Program {
  readonly child: ChildProcess
  readonly address: string
  readonly secret: string
  readonly exited: Promise<unknown>
}

/** A folder of the test's own in which programs announce themselves and are looked for. */
export async function ownFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'yieldpoint-programs-'))
  vi.stubEnv('YIELDPOINT_DATA', folder)
  onTestFinished(async () => {
    vi.unstubAllEnvs()
    await rm(folder, { recursive: true, force: true })
  })
  return join(folder, 'programs')
}

export async function startProgram(name: string): Promise<Program> {
  const child = fork(join(import.meta.dirname, 'programs', name), {
    execArgv: ['--disable-warning=ExperimentalWarning'],
  })
  const exited = once(child, 'exit')
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await exited
  })
  const died = exited.then(([code]) => Promise.reject(new Error(`${name} ended with code ${code}`)))
  const [said] = (await Promise.race([once(child, 'message'), died])) as [{ address: string; secret: string }]
  return { child, ...said, exited }
}

/** One page on real services. */
export async function startViewer() {
  const world = await testServices()
  const watcher = new Watcher()
  const runs = new Map<number, RunSummary>()
  const waiting = new Set<() => void>()
  const send = (text: string): void => {
    const { push } = JSON.parse(text)
    if (push.type === 'run.listed') runs.set(push.run.run, push.run)
    else if (push.type.startsWith('run.')) watcher.send(text)
    for (const look of waiting) look()
  }
  const session = new Session(world.services, { host: 'browser', dialogs: null, send, backlog: () => 0 })
  onTestFinished(async () => {
    session.close()
    await world.end()
  })
  return {
    services: world.services,
    watcher,
    async call<C extends CommandName>(name: C, req: Req<C>): Promise<Res<C>> {
      const reply = await session.call(name, req)
      if (!reply.ok) throw Object.assign(new Error(reply.error.code), reply.error)
      return reply.value as Res<C>
    },
    untilListed: (run: number, is: (summary: RunSummary) => boolean): Promise<RunSummary> =>
      new Promise(resolve => {
        const look = (): void => {
          const summary = runs.get(run)
          if (summary === undefined || !is(summary)) return
          waiting.delete(look)
          resolve(summary)
        }
        waiting.add(look)
        look()
      }),
  }
}

/** A connection that says what it likes. Resolves with all that was answered, once it was ended. */
export async function say(address: string, ...lines: string[]): Promise<string> {
  const socket: Socket = connect({ host: '127.0.0.1', port: Number(address.split(':')[1]) })
  let heard = ''
  socket.on('data', piece => {
    heard += piece
  })
  socket.on('error', () => {})
  for (const line of lines) socket.write(`${line}\n`)
  await new Promise(resolve => socket.once('close', resolve))
  return heard
}

export const greeting = (secret: string, yieldpoint = PROTOCOL): string => JSON.stringify({ yieldpoint, secret })
