export interface Paced {
  (): void
  stop(): void
}

/**
 * Calls at once if the last call is `gapMs` ago, else when it is: what is asked for in between is one call, and the last is never
 * lost. So a large graph is drawn less often, and the page answers all the same.
 */
export function paced(call: () => void, gapMs: () => number): Paced {
  let last = -Infinity
  let timer: ReturnType<typeof setTimeout> | undefined
  const now = (): void => {
    timer = undefined
    last = performance.now()
    call()
  }
  const ask = (): void => {
    if (timer !== undefined) return
    const wait = last + gapMs() - performance.now()
    if (wait <= 0) now()
    else timer = setTimeout(now, wait)
  }
  return Object.assign(ask, { stop: () => clearTimeout(timer) })
}
