import { sleep } from 'yieldpoint'

const BEAT = 0.2

/** Beats for three seconds. Returns by how much the latest beat was late. */
export async function beats(now) {
  let latest = 0
  for (let beat = 0; beat < 15; beat++) {
    const due = now() + BEAT
    await sleep(BEAT)
    latest = Math.max(latest, now() - due)
  }
  return latest.toFixed(1)
}
