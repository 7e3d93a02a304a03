import { QueueShutDown, sleep } from 'yieldpoint'

const ANSWER = 0.05
const CROWDING = 0.05

/** Answers one request at a time. Each that stands in the line makes it slower, as memory and switching do in a real server. */
export default async function worker({ server }) {
  for (let answers = 0; ; answers++) {
    try {
      const request = await server.get()
      await sleep(ANSWER * (1 + CROWDING * server.qsize()))
      if (!request.done()) request.setResult('fine') // a cancelled client waits no longer
    } catch (error) {
      if (error instanceof QueueShutDown) return answers
      throw error
    }
  }
}
