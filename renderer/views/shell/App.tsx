import { useEffect } from 'react'
import { LanguageProvider } from '../../i18n/index.ts'
import { type AppState, isDirty, isStill, languageOf, themeOf, useApp } from '../../store/index.ts'
import { TooltipProvider } from '../../ui/index.ts'
import { TabStrip } from '../tabs/TabStrip.tsx'
import { Toolbar } from '../toolbar/Toolbar.tsx'
import { Tour } from '../tour/Tour.tsx'
import { Body } from './Body.tsx'
import { Dialogs } from './Dialogs.tsx'
import { DropTarget } from './DropTarget.tsx'
import { Notices } from './Notices.tsx'
import css from './Shell.module.css'
import { StatusBar } from './StatusBar.tsx'
import { useKeys } from './use-keys.ts'

export function App() {
  const language = useApp(languageOf)
  const theme = useApp(themeOf)
  const still = useApp(isStill)
  const known = useApp(state => state.about !== null)
  const title = useApp(titleOf)
  useKeys()
  useEffect(() => {
    document.documentElement.lang = language
    document.documentElement.dataset['theme'] = theme
    document.documentElement.dataset['motion'] = still ? 'none' : 'full'
  }, [language, theme, still])
  useEffect(() => {
    document.title = title
  }, [title])
  return (
    <LanguageProvider language={language}>
      <TooltipProvider>
        <div className={css.app}>
          <TabStrip />
          <Toolbar />
          {known ? <Body /> : <main className={css.centre} aria-busy="true" />}
          <StatusBar />
        </div>
        <DropTarget />
        <Notices />
        <Tour />
        <Dialogs />
      </TooltipProvider>
    </LanguageProvider>
  )
}

/** Of the window or browser tab: the file, with a dot while it has changes. */
function titleOf({ docs, activeDoc }: AppState): string {
  const doc = activeDoc === null ? undefined : docs.get(activeDoc)
  return doc ? `${isDirty(doc) ? '● ' : ''}${doc.name} – Yieldpoint` : 'Yieldpoint'
}
