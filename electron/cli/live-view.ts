/** The run on a terminal: a line a task and a resource, redrawn in place at most ten times a second. */
import { ENDED, type TaskState } from '../../shared/protocol/events.ts'
import { emptyRun, type RunState } from '../../shared/state/run-state.ts'
import { describeResource, describeTask, seconds } from './describe.ts'
import type { Messages } from './messages.ts'
import type { Terminal } from './terminal.ts'
import { cut, pad, textWidth } from './text-width.ts'

const REDRAW_MS = 100
const NAME_COLUMNS = 24

const LOOK: Readonly<Record<TaskState, { glyph: string; colour: number }>> = {
  ready: { glyph: '○', colour: 36 },
  running: { glyph: '●', colour: 32 },
  waiting: { glyph: '◐', colour: 34 },
  cancelling: { glyph: '◍', colour: 33 },
  cancelled: { glyph: '■', colour: 33 },
  failed: { glyph: '✕', colour: 31 },
  finished: { glyph: '✓', colour: 90 },
}

export class LiveView {
  #state: RunState = emptyRun
  #drawn = 0
  #timer: NodeJS.Timeout | null = null
  readonly #terminal: Terminal

  constructor(terminal: Terminal) {
    this.#terminal = terminal
  }

  show(state: RunState): void {
    this.#state = state
    this.#timer ??= setTimeout(() => this.#draw(), REDRAW_MS)
  }

  /** Leaves the last picture standing. */
  end(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#draw()
  }

  #draw(): void {
    this.#timer = null
    const { columns, rows, coloured, say } = this.#terminal
    const lines = picture(this.#state, { columns, rows, coloured }, say)
    const up = this.#drawn > 0 ? `\x1b[${this.#drawn}A` : ''
    this.#terminal.write(`${up}\r\x1b[J${lines.map(line => `${line}\n`).join('')}`)
    this.#drawn = lines.length
  }
}

interface Screen {
  columns: number
  rows: number
  coloured: boolean
}

/** Tasks that still have something to do come first where there is no room for all. */
export function picture(state: RunState, screen: Screen, say: Messages): string[] {
  const resources = [...state.resources.values()].filter(resource => resource.declared)
  const room = Math.max(1, screen.rows - 2 - Math.min(resources.length, Math.floor(screen.rows / 3)))
  const tasks = [...state.tasks.values()]
  const going = tasks.filter(task => !ENDED.includes(task.state))
  const shown = tasks.length <= room ? tasks : going.slice(0, room - 1)
  const hidden = tasks.length - shown.length
  return [
    ...shown.map(task => {
      const { glyph, colour } = LOOK[task.state]
      const detail = describeTask(state, task, say)
      return row(screen, { glyph, colour, name: task.name, word: say.state[task.state], detail }, stateColumns(say))
    }),
    ...(hidden > 0 ? [cut(`  ${say.more(hidden)}`, screen.columns)] : []),
    ...resources.slice(0, Math.max(0, screen.rows - 2 - room)).map(resource => {
      const detail = describeResource(state, resource, say)
      return row(
        screen,
        { glyph: '▪', colour: 90, name: resource.name, word: resource.stats.kind, detail },
        stateColumns(say),
      )
    }),
    cut(`  ${seconds(state.at)} s`, screen.columns),
  ]
}

const stateColumns = (say: Messages): number => Math.max(...Object.values(say.state).map(textWidth))

interface Row {
  glyph: string
  colour: number
  name: string
  word: string
  detail: string
}

function row(screen: Screen, { glyph, colour, name, word, detail }: Row, wordColumns: number): string {
  const head = `${glyph} ${pad(word, wordColumns)}`
  const rest = cut(` ${pad(cut(name, NAME_COLUMNS), NAME_COLUMNS)} ${detail}`, screen.columns - textWidth(head))
  return screen.coloured ? `\x1b[${colour}m${head}\x1b[0m${rest}` : head + rest
}
