/** Electron's main process: composition only. */
import { startApp } from './app/index.ts'
import { locations } from './services/index.ts'

startApp(locations(import.meta.url))
