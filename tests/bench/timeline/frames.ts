/** Moves the view frame by frame and notes how long each frame kept the page's thread, and how far apart frames were. */
import type { AppStore } from '../../../renderer/store/index.ts'

export interface Ride {
  readonly frames: number
  /** Microseconds of the run to begin with; null: the whole run. */
  readonly window: { readonly from: number; readonly to: number } | null
  /** A share of the view each frame, and the factor by which it is zoomed. */
  readonly pan: number
  readonly zoom: number
  /** Pixels that the lanes scroll each frame. */
  readonly scroll: number
}

export async function frames(store: AppStore, ride: Ride): Promise<{ work: number[]; apart: number[] }> {
  const { fitTime, showTime } = store.getState()
  if (ride.window === null) fitTime()
  else showTime(ride.window)
  await drawn()
  await drawn()
  const [work, apart]: [number[], number[]] = [[], []]
  const lanes = [...document.querySelectorAll('div')].find(div => getComputedStyle(div).overflowY === 'auto')
  for (let i = 0, before = await drawn(); i < ride.frames; i++) {
    const begun = await drawn()
    const there = i % 120 < 60 ? 1 : -1
    if (ride.pan !== 0) store.getState().panTime(ride.pan * there)
    if (ride.zoom !== 1) store.getState().zoomTime(there > 0 ? ride.zoom : 1 / ride.zoom)
    if (lanes) lanes.scrollTop += ride.scroll
    const done = await afterwards()
    work.push(done - begun)
    apart.push(begun - before)
    before = begun
  }
  return { work, apart: apart.slice(1) }
}

/** When the next frame began: what other callbacks of it have done until now is part of its work. */
const drawn = (): Promise<number> => new Promise(requestAnimationFrame)

/** When all that the frame had to do is done: a message comes after it. */
function afterwards(): Promise<number> {
  const { port1, port2 } = new MessageChannel()
  return new Promise(resolve => {
    port1.onmessage = () => resolve(performance.now())
    port2.postMessage(null)
  })
}
