import { Future } from 'yieldpoint'

/** Sends a request to the server, and waits for its answer. */
export async function ask(server) {
  const answer = new Future()
  await server.put(answer)
  return await answer
}
