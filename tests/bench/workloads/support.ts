/** What workloads of ours and of the peers have in common. */

export const times = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i))

/** Delays in [0, 0.1) seconds, the same in every peer. */
export function delays(count: number): number[] {
  let x = 12345
  return times(count, () => {
    x = (Math.imul(x, 1664525) + 1013904223) >>> 0
    return (x / 2 ** 32) * 0.1
  })
}

export function check(right: boolean): void {
  if (!right) throw new Error('the workload did not do its work')
}
