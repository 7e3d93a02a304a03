/** A recording as a trace, or its tasks as a table: read and written piece by piece. */
import { Readable } from 'node:stream'
import type { RunEvent } from '../../../shared/protocol/events.ts'
import type { RunState } from '../../../shared/state/run-state.ts'
import { csvHead, csvLine } from '../csv.ts'
import { type LogReader, readEvents, segmentsOf } from '../event-reader.ts'
import { Following } from '../following.ts'
import { TraceWriter } from '../trace/trace.ts'
import { type Progress, writeFileWhole } from '../whole-file.ts'
import type { Ask } from './job.ts'

/** @throws YieldpointError files/… */
export async function exportTrace({ folder, to, about }: Ask<'trace'>, progress: Progress): Promise<void> {
  const out = new Outbox()
  const trace = new TraceWriter(about, text => out.add(text))
  const reader = { state: (state: RunState) => trace.start(state), event: (event: RunEvent) => trace.next(event) }
  await write(folder, to, reader, out, () => trace.finish(), progress)
}

/** @throws YieldpointError files/… */
export async function exportCsv({ folder, to }: Ask<'csv'>, progress: Progress): Promise<void> {
  const out = new Outbox()
  out.add(csvHead())
  const reader = new CsvReader(out)
  await write(folder, to, reader, out, () => reader.finish(), progress)
}

/** A task is written when nothing more is known of it: when it is forgotten, or at the end. */
class CsvReader implements LogReader {
  readonly #following = new Following()
  readonly #out: Outbox

  constructor(out: Outbox) {
    this.#out = out
  }

  state(state: RunState): void {
    this.#following.state(state)
  }

  event(event: RunEvent): void {
    if (event.type === 'tasks.forgotten') {
      const { tasks } = this.#following.settle()
      for (const id of event.tasks) {
        const task = tasks.get(id)
        if (task !== undefined) this.#out.add(csvLine(task))
      }
    }
    this.#following.event(event)
  }

  finish(): void {
    for (const task of this.#following.settle().tasks.values()) this.#out.add(csvLine(task))
  }
}

/** Text on its way to the file. */
class Outbox {
  #texts: string[] = []

  add(text: string): void {
    this.#texts.push(text)
  }

  take(): Buffer {
    const bytes = Buffer.from(this.#texts.join(''))
    this.#texts = []
    return bytes
  }
}

function write(
  folder: string,
  to: Ask<'csv'>['to'],
  reader: LogReader,
  out: Outbox,
  finish: () => void,
  progress: Progress,
): Promise<void> {
  function* bytes(): Generator<Buffer> {
    for (const done of readEvents(segmentsOf(folder), reader)) {
      yield out.take()
      progress(done)
    }
    finish()
    yield out.take()
  }
  return writeFileWhole(to, [Readable.from(bytes())])
}
