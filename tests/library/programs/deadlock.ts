/** Waits for an event that nobody will set. Says how its run ended. */
import { Event, run } from '../../../electron/library/index.ts'

await run(() => new Event().wait()).catch(error => console.log(error.code))
