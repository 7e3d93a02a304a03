/**
 * Ends the programs of a run whose thread could not: it was ended, it crashed, or the whole app was killed. A small process of its
 * own that is told of each program through a pipe; the system closes that pipe with the thread, and then it ends what is left.
 * It is there only for runs that start programs. Linux could do the same with PR_SET_PDEATHSIG, which Node does not have, and
 * for the program alone, not for what that has started.
 */
import { type ChildProcess, spawn } from 'node:child_process'

/** Lines of `+PID` and `-PID`. */
const SCRIPT = `
const pids = new Set()
let rest = ''
process.stdin.on('data', text => {
  const lines = (rest + text).split('\\n')
  rest = lines.pop()
  for (const line of lines) line[0] === '+' ? pids.add(+line.slice(1)) : pids.delete(+line.slice(1))
})
process.stdin.on('close', () => {
  for (const pid of pids) try { process.kill(process.platform === 'win32' ? pid : -pid, 'SIGKILL') } catch {}
})
`

export class Keeper {
  #process: ChildProcess | null = null

  began(pid: number): void {
    this.#process ??= start()
    this.#process.stdin?.write(`+${pid}\n`)
  }

  ended(pid: number): void {
    this.#process?.stdin?.write(`-${pid}\n`)
  }

  /** Resolves once it has gone. */
  end(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    const keeper = this.#process
    if (keeper === null || keeper.exitCode !== null || keeper.signalCode !== null) return Promise.resolve()
    keeper.ref()
    keeper.once('close', () => resolve())
    keeper.stdin?.end()
    return promise
  }
}

function start(): ChildProcess {
  const keeper = spawn(process.execPath, ['-e', SCRIPT], {
    detached: true, // a Ctrl-C in the terminal is not for it
    stdio: ['pipe', 'ignore', 'ignore'],
    env: { ELECTRON_RUN_AS_NODE: '1' },
    windowsHide: true,
  })
  keeper.on('error', () => {}) // without it programs run all the same
  keeper.stdin?.on('error', () => {})
  keeper.unref()
  return keeper
}
