/** Frames on a stream: a line of JSON each. What is longer than it may be, or is no JSON, ends the connection. */
import type { Socket } from 'node:net'

export interface LineOptions {
  /** Characters; asked for each piece that arrives. */
  readonly longest: () => number
  readonly onLine: (value: unknown) => void
  /** Told once; the socket is gone then. */
  readonly onBroken: (problem: string) => void
}

/** Calls back for each line; nothing once the socket was destroyed. */
export function readLines(socket: Socket, { longest, onLine, onBroken }: LineOptions): void {
  let kept: string[] = []
  let size = 0
  const breakOff = (problem: string): void => {
    socket.destroy()
    onBroken(problem)
  }
  const take = (line: string): void => {
    const value = parseJson(line)
    if (value === undefined) breakOff('not JSON')
    else onLine(value)
  }
  socket.setEncoding('utf8')
  socket.on('data', (piece: string) => {
    const [first = '', ...rest] = piece.split('\n')
    kept.push(first)
    size += first.length
    for (const next of rest) {
      if (socket.destroyed || size > longest()) break
      const line = kept.join('')
      kept = [next]
      size = next.length
      take(line)
    }
    if (!socket.destroyed && size > longest()) breakOff('a line that is too long')
  })
}

/** Undefined, which no JSON text gives, if it is none. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
