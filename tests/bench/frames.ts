/** How even a page's frames are. */
import type { Page } from 'playwright-core'

/** Milliseconds between frames meanwhile. */
export async function frames(page: Page, meanwhile: () => Promise<unknown>): Promise<number[]> {
  await page.evaluate(() => {
    const times: number[] = []
    ;(window as FrameWindow).frameTimes = times
    const note = (at: number): void => {
      if ((window as FrameWindow).frameTimes !== times) return
      times.push(at)
      requestAnimationFrame(note)
    }
    requestAnimationFrame(note)
  })
  await meanwhile()
  const times = await page.evaluate(() => {
    const { frameTimes } = window as FrameWindow
    ;(window as FrameWindow).frameTimes = []
    return frameTimes
  })
  return times.slice(1).map((at, i) => at - times[i]!)
}

type FrameWindow = Window & typeof globalThis & { frameTimes: number[] }
