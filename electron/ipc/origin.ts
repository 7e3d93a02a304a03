/** The one page there is, and who counts as it. */
import type { WebFrameMain } from 'electron'

export const PAGE_SCHEME = 'app'
export const PAGE_ORIGIN = 'app://yieldpoint'

export const isPage = (url: string): boolean => url === PAGE_ORIGIN || url.startsWith(`${PAGE_ORIGIN}/`)

/** Only the top frame of our own page; a frame that has gone away is nobody. */
export const isTrusted = (frame: WebFrameMain | null): boolean =>
  frame !== null && frame.parent === null && isPage(frame.url)
