/** Dialogs that no pane leads to by itself, opened from the palette. */
import { choose, pressEscape, type Scene } from './stage.ts'

const dialog = (name: string, entry: string, title: string | RegExp): Scene => ({
  name,
  enter: async stage => {
    await choose(stage, entry)
    await stage.page.getByRole('dialog', { name: title }).waitFor()
  },
  leave: pressEscape,
})

/** While a graph is open. */
export const fileDialogs: readonly Scene[] = [
  dialog('templates', 'New graph', 'New graph'),
  dialog('save-as', 'Save as…', 'Save as'),
  dialog('attach', 'Attach to a program…', 'Attach to a program'),
]

/** While a kept run is selected. */
export const keptDialogs: readonly Scene[] = [
  dialog('export-run', 'export as one file', 'Export the run'),
  dialog('delete-run', 'Kept run: delete', /^Delete/),
  {
    ...dialog('import-run', 'Import a run', 'Import a run'),
    leave: async stage => {
      await pressEscape(stage)
      await stage.page.getByRole('tab', { name: 'Library' }).click()
    },
  },
]
