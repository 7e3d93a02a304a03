/** Values of the design's tokens for a picture that stands alone. */
import type { Theme } from '../../../store/index.ts'

const STATES = ['ready', 'running', 'waiting', 'cancelling', 'cancelled', 'failed', 'finished', 'deadlocked'] as const
const PARTS = ['fg', 'bg', 'line', 'fill', 'on'] as const
const COLOURS = [
  ...['surface-canvas', 'surface-raised', 'surface-inset', 'surface-panel', 'surface-selected'],
  ...[
    'text-1',
    'text-2',
    'text-3',
    'border',
    'border-strong',
    'border-control',
    'border-subtle',
    'accent',
    'accent-on',
  ],
  ...STATES.flatMap(state => PARTS.map(part => `${state}-${part}`)),
  ...['waiting-hatch', 'waiting-hatch-quiet', 'cancelling-hatch', 'font-ui', 'font-code'],
]

/** By its name without the dashes. */
export type Tokens = Readonly<Record<string, string>>

/** Of either theme, whichever is on: a theme is an attribute that any element may have. */
export function tokensOf(theme: Theme): Tokens {
  const probe = document.createElement('div')
  probe.dataset['theme'] = theme
  document.body.append(probe)
  const style = getComputedStyle(probe)
  const tokens = Object.fromEntries(COLOURS.map(name => [name, style.getPropertyValue(`--${name}`).trim()]))
  probe.remove()
  return tokens
}
