import { createTask, log, sleep } from 'yieldpoint'

async function request(who, source, seconds) {
  await sleep(seconds)
  if (source === 'weather') throw new Error('no weather')
  log(`${source} for ${who}`)
  return source
}

/** Three requests as tasks, the second of which fails. */
export const requests = who =>
  ['news', 'weather', 'prices'].map((source, i) =>
    createTask(request(who, source, i + 1), { name: `${who}-${source}` }),
  )
