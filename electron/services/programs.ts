/** The user's programs that let themselves be watched: which of them is meant, and what lets us in. */
import { YieldpointError } from '../../shared/errors.ts'
import type { Announcement } from '../../shared/protocol/program.ts'
import { programsFolder, runningPrograms } from '../monitor/discovery.ts'
import type { Target } from '../runs/index.ts'

export { runningPrograms }

/**
 * `wanted`: an address, port, pid or name; null: the only one there is.
 * @throws YieldpointError program/none, several, bad-address, needs-secret
 */
export async function findProgram(wanted: string | null, secret: string | null = null): Promise<Target> {
  const running = await runningPrograms()
  const meant = wanted === null ? running : running.filter(program => isMeant(program, wanted))
  if (meant.length > 1) throw new YieldpointError('program/several', { programs: meant.map(describe) })
  const [program] = meant
  if (program) return { address: program.address, secret: secret ?? program.secret }
  if (wanted === null) throw new YieldpointError('program/none', { folder: programsFolder() })
  return unannounced(wanted, secret)
}

/** A pid and a port may be the same number: whoever means that has to write the address. */
function isMeant({ pid, address, name }: Announcement, wanted: string): boolean {
  return [String(pid), address, address.replace('127.0.0.1', 'localhost'), portOf(address), name].includes(wanted)
}

function unannounced(wanted: string, secret: string | null): Target {
  const address = /^\d{1,5}$/.test(wanted) ? `127.0.0.1:${wanted}` : wanted
  if (!/^(127\.0\.0\.1|localhost):\d{1,5}$/.test(address)) throw new YieldpointError('program/bad-address', { address })
  if (secret === null) throw new YieldpointError('program/needs-secret', { address })
  return { address, secret }
}

const portOf = (address: string): string => address.slice(address.lastIndexOf(':') + 1)

const describe = ({ name, pid, address }: Announcement): string => `${name} (${pid}) ${address}`
