/** Keys as text (`Mod+Shift+P`), matched against what is pressed, and written as the platform writes them. */

/** What of a keyboard event counts. */
export type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>

export function matches(keys: string, pressed: Pressed, mac: boolean): boolean {
  const parts = keys.split('+')
  const key = parts.at(-1) ?? ''
  const has = (modifier: string) => parts.slice(0, -1).includes(modifier)
  if (has('Mod') !== (mac ? pressed.metaKey : pressed.ctrlKey)) return false
  if (mac ? pressed.ctrlKey : pressed.metaKey) return false
  if (has('Alt') !== pressed.altKey) return false
  // A sign such as `?` says by itself whether Shift is down; layouts differ in that.
  const spelled = (key.length > 1 && key !== 'Plus') || /[a-z0-9]/i.test(key) || has('Shift')
  if (spelled && has('Shift') !== pressed.shiftKey) return false
  return nameOf(pressed) === key.toLowerCase()
}

const NAMES: Readonly<Record<string, string>> = { ' ': 'space', '+': 'plus' }

/** With Alt a Mac types signs: what counts then is the key, not what it writes. */
function nameOf({ key, code, altKey }: Pressed): string {
  const plain = altKey ? /^(?:Key|Digit)(.)$/.exec(code)?.[1] : undefined
  return NAMES[key] ?? (plain ?? key).toLowerCase()
}

/** While one types, only keys act that write nothing: with Ctrl or Cmd, F1 to F12, a few with Alt. Undo belongs to the text. */
export const actsWhileTyping = (keys: string): boolean =>
  (keys.startsWith('Mod+') && !keys.endsWith('+Z')) || /^(Shift\+)?F\d+$|^Shift\+Alt\+|^Alt\+(\d|W|Page\w+)$/.test(keys)

const MAC: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Alt: '⌥', Enter: '↵', Delete: '⌫' }
const OTHER: Readonly<Record<string, string>> = { Mod: 'Ctrl', Shift: '⇧', Enter: '↵', Delete: 'Del' }
const SHARED: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Plus: '+',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
}

/** As drawn in a key hint: `Ctrl K`, `⇧S`, on a Mac `⌘K`. */
export function keyHint(keys: string, mac: boolean): string {
  const parts = keys.split('+').map(part => (mac ? MAC : OTHER)[part] ?? SHARED[part] ?? part)
  if (mac) return parts.join('')
  return parts.join(' ').replaceAll('⇧ ', '⇧')
}
