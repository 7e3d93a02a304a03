import { gather, runInExecutor } from 'yieldpoint'

/** Four counts at once, on the workers of an executor. */
export async function countOn(executor, now, log) {
  const begun = now()
  const counts = await gather([1, 2, 3, 4].map(() => runInExecutor(executor, 'countPrimes', 1_000_000)))
  log(`${counts.reduce((sum, count) => sum + count)} primes in ${(now() - begun).toFixed(1)} s`)
}
