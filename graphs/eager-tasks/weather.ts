import { createTask, sleep } from 'yieldpoint'

const CACHE = new Map([['Rome', 'sunny']])

async function weather(city, log) {
  log(`looking up ${city}`)
  const known = CACHE.get(city)
  if (known) return known
  await sleep(1)
  return 'rainy'
}

/** Rome is in the cache, Oslo is not. */
export async function lookUp({ eager }, log) {
  const [rome, oslo] = ['Rome', 'Oslo'].map(city => createTask(weather(city, log), { name: city, eager }))
  log(`made both; done: Rome ${rome.done()}, Oslo ${oslo.done()}`)
  log(`Rome ${await rome}, Oslo ${await oslo}`)
}
