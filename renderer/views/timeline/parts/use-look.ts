import { useEffect, useState } from 'react'
import { type Palette, readPalette } from '../paint/palette.ts'
import { SpriteSheet } from '../paint/sprites.ts'

/** What the canvases are painted with; a new one whenever theme, pixel ratio or fonts have changed. */
export interface Look {
  readonly palette: Palette
  readonly sheet: SpriteSheet
}

function lookNow(): Look {
  const palette = readPalette(document.documentElement, window.devicePixelRatio || 1)
  return { palette, sheet: new SpriteSheet(palette) }
}

export function useLook(): Look {
  const [look, setLook] = useState(lookNow)
  const { ratio } = look.palette
  useEffect(() => {
    const renew = (): void => setLook(lookNow())
    // The theme stands on the root a moment after the store has it.
    const themes = new MutationObserver(renew)
    themes.observe(document.documentElement, { attributeFilter: ['data-theme'] })
    document.fonts.addEventListener('loadingdone', renew)
    return () => {
      themes.disconnect()
      document.fonts.removeEventListener('loadingdone', renew)
    }
  }, [])
  useEffect(() => {
    const screen = matchMedia(`(resolution: ${ratio}dppx)`)
    const renew = (): void => setLook(lookNow())
    screen.addEventListener('change', renew)
    return () => screen.removeEventListener('change', renew)
  }, [ratio])
  return look
}
