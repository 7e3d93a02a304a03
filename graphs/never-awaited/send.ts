import { sleep } from 'yieldpoint'

export const LETTERS = ['letter-1', 'letter-2', 'letter-3']

/** Takes a second, and counts what it has sent. */
export async function send(_letter, sent) {
  await sleep(1)
  sent.value += 1
}
