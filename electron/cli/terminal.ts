/** Standard output and the user's wishes about it: language, colour, width; a reader that went away ends us quietly. */
import type { Language } from '../../shared/errors.ts'
import { systemLanguage } from '../services/index.ts'
import { type Messages, messages } from './messages.ts'

export class Terminal {
  readonly language: Language
  readonly say: Messages
  readonly #out: NodeJS.WriteStream

  constructor(out: NodeJS.WriteStream, language: Language) {
    this.#out = out
    this.language = language
    this.say = messages[language]
  }

  static ofProcess(): Terminal {
    process.stdout.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(0) // `| head` has seen enough
      throw error
    })
    return new Terminal(process.stdout, systemLanguage(process.env))
  }

  get isTty(): boolean {
    return this.#out.isTTY === true && process.env['TERM'] !== 'dumb'
  }

  get coloured(): boolean {
    return this.isTty && !process.env['NO_COLOR']
  }

  get columns(): number {
    return this.#out.columns || 80
  }

  get rows(): number {
    return this.#out.rows || 24
  }

  readonly print = (line: string): void => this.write(`${line}\n`)

  /** On standard error: what is not the answer itself. */
  readonly complain = (line: string): void => void process.stderr.write(`${line}\n`)

  write(text: string): void {
    this.#out.write(text)
  }

  /** The next Ctrl-C, or wish of the system to end. */
  interrupted(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
    return promise
  }
}
