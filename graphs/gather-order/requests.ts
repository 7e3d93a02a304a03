import { createTask, sleep } from 'yieldpoint'

const SECONDS = { news: 3, weather: 1, prices: 2 }

/** Three requests as tasks. Stands for I/O: what it takes is time, not work. */
export const requests = who =>
  Object.entries(SECONDS).map(([source, seconds]) => createTask(sleep(seconds, source), { name: `${who}-${source}` }))
