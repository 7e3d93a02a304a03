/** The second thread of a worker process: always there to answer, whatever the first one does. */
import { Socket } from 'node:net'
import { createInterface } from 'node:readline'
import { Claims } from './claims.ts'
import type { WatchData } from './wire.ts'

/** The pipe that the process was born with. Nothing else holds its other end, so it closes when the one who started us is gone. */
export const WATCH_FD = 3
const LOOK_EVERY_MS = 100

export function watch({ claims: cells, memoryLimitMb }: WatchData): void {
  const claims = new Claims(cells)
  const line = new Socket({ fd: WATCH_FD })
  const end = (): void => void process.kill(process.pid, 'SIGKILL')
  line.on('error', end)
  line.on('close', end)
  createInterface({ input: line })
    .on('line', text => {
      const seqs: number[] = JSON.parse(text)
      line.write(`${JSON.stringify(seqs.filter(seq => claims.takeBack(seq)))}\n`)
    })
    .on('error', end)
  if (memoryLimitMb === null) return
  const limit = process.memoryUsage.rss() + memoryLimitMb * 1024 * 1024
  setInterval(() => process.memoryUsage.rss() > limit && end(), LOOK_EVERY_MS)
}
