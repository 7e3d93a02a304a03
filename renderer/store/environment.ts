/** What the store is given instead of reaching for it: the host, and the page's time and memory. */
import type { Host } from '../../shared/protocol/host.ts'
import { startLogWorker, type WorkerPort } from '../log/index.ts'

export interface Environment {
  readonly host: Host
  /** Wall time, only ever compared with itself. */
  nowMs(): number
  /** Calls back before the next frame is drawn; soon, if none is (a hidden page). */
  frame(callback: () => void): void
  /** Returns its undo. */
  later(callback: () => void, ms: number): () => void
  readonly memory: { read(key: string): string | null; write(key: string, text: string): void }
  readonly system: SystemLook
  /** A new one that reads a run's log; whoever starts it closes it. */
  logWorker(): WorkerPort
}

export interface SystemLook {
  readonly language: 'en' | 'ja'
  readonly dark: boolean
  /** Asks for no motion. */
  readonly still: boolean
}

/** What the host has kept for pages; nothing, if it cannot be reached yet. */
export async function remembered(host: Host): Promise<Readonly<Record<string, string>>> {
  const { promise: settled, resolve } = Promise.withResolvers<void>()
  const stop = host.onConnection(connection => connection !== 'connecting' && resolve())
  await settled
  stop()
  const reply = await host.call('memory.read', {})
  return reply.ok ? reply.value : {}
}

/** A hidden page draws no frames, and must keep up all the same. */
const HIDDEN_MS = 250

/** `remembered`: what the host has kept for pages. */
export function pageEnvironment(host: Host, remembered: Readonly<Record<string, string>>): Environment {
  const memory = new Map(Object.entries(remembered))
  return {
    host,
    nowMs: () => performance.now(),
    frame: callback => {
      let due = true
      const once = () => {
        if (!due) return
        due = false
        cancelAnimationFrame(drawn)
        clearTimeout(late)
        callback()
      }
      const drawn = requestAnimationFrame(once)
      const late = setTimeout(once, HIDDEN_MS)
    },
    later: (callback, ms) => {
      const timer = setTimeout(callback, ms)
      return () => clearTimeout(timer)
    },
    memory: {
      read: key => memory.get(key) ?? null,
      write: (key, text) => {
        memory.set(key, text)
        void host.call('memory.write', { key, text })
      },
    },
    system: {
      language: navigator.language.startsWith('ja') ? 'ja' : 'en',
      dark: matchMedia('(prefers-color-scheme: dark)').matches,
      still: matchMedia('(prefers-reduced-motion: reduce)').matches,
    },
    logWorker: startLogWorker,
  }
}
