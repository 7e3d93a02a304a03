/** How many primes there are from `from` up to `to`, by trial division: slow on purpose. */
export function countBetween(from, to) {
  let count = 0
  for (let n = from; n < to; n++) if (isPrime(n)) count++
  return count
}

function isPrime(n) {
  for (let divisor = 2; divisor * divisor <= n; divisor++) if (n % divisor === 0) return false
  return true
}
