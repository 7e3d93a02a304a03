/** Real services on a data folder of their own. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { locations, Services } from '../../electron/services/index.ts'

/** As the command line knows where it is. */
export const here = pathToFileURL(join(import.meta.dirname, '../../electron/cli/main.ts')).href

export async function testServices() {
  const folder = await mkdtemp(join(tmpdir(), 'yieldpoint-services-'))
  const services = await Services.create({ locations: locations(here), data: join(folder, 'data'), language: 'en' })
  return {
    services,
    folder,
    async end() {
      await services.close()
      await rm(folder, { recursive: true })
    },
  }
}
