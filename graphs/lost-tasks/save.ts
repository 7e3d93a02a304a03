import { sleep } from 'yieldpoint'

export const FILES = [
  { name: 'photo', seconds: 0.5, fits: true },
  { name: 'film', seconds: 1, fits: false },
  { name: 'backup', seconds: 3, fits: true },
]

export async function save({ seconds, fits }, saved) {
  await sleep(seconds)
  if (!fits) throw new Error('does not fit on the disk')
  saved.value += 1
}
