/** What windows and pages tell the app, without knowing it. */
import { EventEmitter } from 'node:events'

export const lifecycle = new EventEmitter<{ pageCreated: [contents: unknown]; windowClosed: [] }>()
