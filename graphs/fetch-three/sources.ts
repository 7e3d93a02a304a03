import { sleep } from 'yieldpoint'

/** Stands for a request: what it takes is time, not work. */
export async function fetchFrom(source, seconds) {
  await sleep(seconds)
  return source
}
