/** How a long log comes into the page: in pieces none of which holds it up, told of once a part. */
import { expect, test } from 'vitest'
import { LogClient, type WorkerPort } from '../../renderer/log/client.ts'
import { LogReader } from '../../renderer/log/log-reader.ts'
import type { FromWorker, ToWorker } from '../../renderer/log/messages.ts'
import { BusyLog } from '../bench/travel/busy-log.ts'

/** Page and worker in one thread; what the worker posts is noted. */
function joined(posted: FromWorker[]): WorkerPort {
  let toPage: (message: FromWorker) => void = () => {}
  let toWorker: (message: ToWorker) => void = () => {}
  const post = (message: FromWorker): void => {
    posted.push(message)
    toPage(message)
  }
  const onMessage = (listener: (message: ToWorker) => void): void => {
    toWorker = listener
  }
  new LogReader({ post, onMessage, close: () => {} }, () => {})
  return {
    post: message => toWorker(message),
    onMessage: listener => {
      toPage = listener
    },
    close: () => {},
  }
}

test('a long log comes in many small pieces, however many lanes begin at once, and is told of once a part', async () => {
  const log = new BusyLog(100_000, 5_000)
  const posted: FromWorker[] = []
  const told: number[] = []
  const ended = Promise.withResolvers<void>()
  const client = new LogClient(joined(posted), async place => log.read(place), {
    lanes: ({ segments }) => told.push(segments),
    status: ({ state }) => (state === 'ended' ? ended.resolve() : undefined),
    arrived: () => {},
  })
  client.readOn(true)
  await ended.promise
  const deltas = posted.flatMap(message => (message.kind === 'lanes' ? [message.delta] : []))
  expect({
    rows: Math.max(...deltas.map(({ taskRows }) => taskRows.start.length)) <= 8_000,
    lanes: Math.max(...deltas.map(({ newTasks }) => newTasks.length)) <= 1_000,
    segments: client.lanes.segments,
    told: told.length,
    last: told.at(-1),
  }).toEqual({
    rows: true,
    lanes: true,
    segments: 100_001, // one an event, but two of the run's start: it has two workers
    told: posted.filter(({ kind }) => kind === 'pull').length,
    last: client.lanes.segments,
  })
})
