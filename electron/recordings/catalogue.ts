/**
 * The list of all recordings, as an index of what their folders say: a start reads one table instead of ten thousand files. It
 * can always be made anew. Where Node has no SQLite (before 22.13) there is no index, and every start reads the folders.
 */
import { mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { type Recording, recordingSchema } from '../../shared/protocol/recordings.ts'

export interface Row {
  readonly recording: Recording
  /** Its folder may say something else by now: whoever was to change both ended in between. */
  readonly stale: boolean
}

export interface Catalogue {
  rows(): Row[]
  put(recording: Recording): void
  /** Its folder is about to be changed. */
  mark(id: string): void
  remove(id: string): void
  close(): void
}

export interface Opened {
  readonly catalogue: Catalogue
  /** Where a damaged file was put; null: it was fine, or there was none. */
  readonly movedTo: string | null
}

/** Never throws: without an index the folders are read. */
export function openCatalogue(path: string): Opened {
  const sqlite = process.getBuiltinModule?.('node:sqlite') // absent or behind a flag before Node 22.13
  if (sqlite === undefined) return { catalogue: new NoCatalogue(), movedTo: null }
  try {
    return { catalogue: open(path, sqlite), movedTo: null }
  } catch {
    return reopen(path, sqlite)
  }
}

type Sqlite = typeof import('node:sqlite')

function reopen(path: string, sqlite: Sqlite): Opened {
  const movedTo = `${path}.bad`
  try {
    renameSync(path, movedTo)
    for (const part of ['-wal', '-shm']) rmSync(path + part, { force: true })
    return { catalogue: open(path, sqlite), movedTo }
  } catch {
    return { catalogue: new NoCatalogue(), movedTo: null } // nothing can be written there, which recording will say
  }
}

/** @throws what SQLite says of a file that is none of its own, or damaged: all of it is read at once. */
function open(path: string, { DatabaseSync: Database }: Sqlite): Catalogue {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  const database = new Database(path)
  try {
    const catalogue = new SqliteCatalogue(database, path)
    catalogue.rows()
    return catalogue
  } catch (error) {
    database.close()
    throw error
  }
}

const SCHEMA_VERSION = 1

/** `recording` is JSON, so that what is known of a run can grow; the columns beside it are what is asked for by hand. */
const SCHEMA = `
  CREATE TABLE IF NOT EXISTS runs (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    name TEXT,
    started_at_ms INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    pinned INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    stale INTEGER NOT NULL,
    recording TEXT NOT NULL
  ) WITHOUT ROWID, STRICT`

class SqliteCatalogue implements Catalogue {
  // I1  a row that is not stale says what its folder says; where that cannot be written down, the file is given up.
  readonly #database: DatabaseSync
  readonly #path: string
  #givenUp = false
  readonly #put: StatementSync
  readonly #mark: StatementSync
  readonly #remove: StatementSync
  readonly #all: StatementSync

  constructor(database: DatabaseSync, path: string) {
    this.#database = database
    this.#path = path
    // Several windows, or the app and the command line, may have it open. NORMAL: after a power cut the last rows may be
    // missing, never torn; their folders are there.
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 2000')
    const version = database.prepare('PRAGMA user_version').get()?.['user_version']
    if (version !== 0 && version !== SCHEMA_VERSION) throw new Error(`schema ${version}`)
    database.exec(`${SCHEMA}; PRAGMA user_version = ${SCHEMA_VERSION}`)
    this.#put = database.prepare('INSERT OR REPLACE INTO runs VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?)')
    this.#mark = database.prepare('UPDATE runs SET stale = 1 WHERE id = ?')
    this.#remove = database.prepare('DELETE FROM runs WHERE id = ?')
    this.#all = database.prepare('SELECT recording, stale FROM runs')
  }

  /** A row of another version is as good as none: its folder is read. */
  rows(): Row[] {
    return this.#all.all().flatMap(({ recording, stale }) => {
      const parsed = recordingSchema.safeParse(parsedJson(String(recording)))
      return parsed.success ? [{ recording: parsed.data, stale: stale !== 0 }] : []
    })
  }

  put(recording: Recording): void {
    const { id, title, name, startedAtMs, outcome, pinned, bytes } = recording
    const json = JSON.stringify(recording)
    const values = [id, title, name, Math.trunc(startedAtMs), outcome, Number(pinned), bytes, json] as const
    this.#write(() => this.#put.run(...values))
  }

  mark(id: string): void {
    this.#write(() => this.#mark.run(id))
  }

  remove(id: string): void {
    this.#write(() => this.#remove.run(id))
  }

  close(): void {
    if (!this.#givenUp) this.#database.close()
  }

  /** A full or failing disk must not keep a run from being kept: the next start makes the list anew. */
  #write(change: () => void): void {
    if (this.#givenUp) return
    try {
      change()
    } catch {
      this.close()
      this.#givenUp = true
      for (const part of ['', '-wal', '-shm']) rmSync(this.#path + part, { force: true })
    }
  }
}

export class NoCatalogue implements Catalogue {
  rows = (): Row[] => []
  put(): void {}
  mark(): void {}
  remove(): void {}
  close(): void {}
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
