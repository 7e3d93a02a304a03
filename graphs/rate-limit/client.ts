import { ask } from './network.ts'

/** One request. How many there are at a time is for the semaphore to say that the graph puts around it. */
export default async function client({ server, now }) {
  const sent = now()
  await ask(server)
  return { sent, answered: now() }
}
