/** A worker thread. It sleeps in `Atomics.wait` while it has nothing to do, which wakes sooner than an event loop. */
import { parentPort, receiveMessageOnPort } from 'node:worker_threads'
import { Claims } from './claims.ts'
import { Server } from './serve.ts'
import type { CallMessage, ThreadData } from './wire.ts'

export async function serveThread({ functions, claims, bell }: ThreadData): Promise<never> {
  const port = parentPort!
  const server = new Server({
    functions,
    claims: new Claims(claims),
    post: answer => port.postMessage(answer),
    clone: structuredClone,
  })
  for (let heard = 0; ; ) {
    Atomics.wait(bell, 0, heard)
    heard = Atomics.load(bell, 0) // before the messages are taken, so that none is missed
    for (let got = receiveMessageOnPort(port); got !== undefined; got = receiveMessageOnPort(port)) {
      const waiting = server.serve(got.message as CallMessage[])
      if (waiting !== undefined) await waiting
    }
  }
}
