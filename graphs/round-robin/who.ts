/** Who computes Fibonacci numbers, and how many. */
export const WHO = [
  ['ann', 6],
  ['ben', 3],
]
