import type { Readable } from 'node:stream'
import type { Inlet } from '../runtime/index.ts'
import { readers, type StreamReader } from './streams/stream-reader.ts'

/**
 * Feeds a reader from one of Node's streams, no faster than it is read: also while the run is paused, when what came waits in
 * the loop. `arrived` is told of bytes as they reach the reader.
 */
export function pour(
  source: Readable,
  reader: StreamReader,
  limit: number,
  inlet: Inlet,
  arrived: (bytes: number) => void,
): void {
  let [held, underWay] = [false, 0]
  const regulate = (): void => {
    if (held || underWay > limit) source.pause()
    else source.resume()
  }
  readers.onPressure(reader, paused => {
    held = paused
    regulate()
  })
  source.on('data', (chunk: Buffer) => {
    underWay += chunk.length
    regulate()
    inlet.deliver(() => {
      underWay -= chunk.length
      readers.feed(reader, chunk)
      arrived(chunk.length)
      regulate()
    })
  })
  source.on('end', () => inlet.deliver(() => readers.feedEof(reader)))
  regulate() // a server's socket comes paused
}

/** The system's name for what went wrong: ECONNRESET. */
export const reasonOf = (error: unknown): string =>
  (error as { code?: string } | null)?.code ?? (error instanceof Error ? error.message : String(error))
