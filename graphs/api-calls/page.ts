import { sleep, toThread } from 'yieldpoint'

const REQUEST = 0.8

export default async function page({ api, copy, log }) {
  const limit = await fetchPage(api, copy)
  log(`page ${copy} is fetched`)
  const primes = await toThread('countPrimes', limit)
  log(`page ${copy}: ${primes} primes`)
  return primes
}

/** Has the permit only for as long as the request lasts. */
async function fetchPage(api, number) {
  await using _ = await api.hold()
  await sleep(REQUEST)
  return 500_000 + 50_000 * number
}
