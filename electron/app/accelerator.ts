import type { MenuItemConstructorOptions } from 'electron'
import { type ActionId, type Binding, bindings } from '../../shared/actions/index.ts'

type Accelerator = Pick<MenuItemConstructorOptions, 'accelerator' | 'registerAccelerator'>

/**
 * An action's first key, as Electron writes it. Only keys that mean one thing wherever one is, and write nothing, are the menu's
 * to hear; the others are the page's and are shown here, which a Mac cannot do without hearing them.
 */
export function acceleratorOf(id: ActionId, mac: boolean): Accelerator {
  const [keys] = bindings[id].keys
  if (keys === undefined) return {}
  const accelerator = keys.split('+').map(inElectron).join('+')
  if (meansOneThing(keys, bindings[id])) return { accelerator }
  return mac ? {} : { accelerator, registerAccelerator: false }
}

const meansOneThing = (keys: string, { pane, where }: Binding): boolean =>
  keys.startsWith('Mod+') && pane === undefined && where === undefined && !inPanes.has(keys)

const inPanes: ReadonlySet<string> = new Set(
  Object.values(bindings).flatMap(({ pane, keys }) => (pane === undefined ? [] : keys)),
)

const inElectron = (key: string): string => (key === 'Mod' ? 'CmdOrCtrl' : key.replace(/^Arrow/, ''))
