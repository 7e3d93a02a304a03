/** What a run may do outside, asked at each call: what its graph declares and its user has allowed. */
import { YieldpointError } from '../../shared/errors.ts'
import {
  covers,
  entryOfOrigin,
  hostOf,
  type Origin,
  originOfUrl,
  type PermissionKind,
  type Permissions,
} from '../../shared/graph/permissions.ts'

export interface Address {
  /** IPv6 in brackets. */
  readonly host: string
  readonly port: number
}

export class Permits {
  readonly #declared: Permissions
  readonly #allowed: ReadonlySet<string>

  /** `allowed`: entries with their kind, `connect:127.0.0.1:80`. */
  constructor(declared: Permissions, allowed: readonly string[]) {
    this.#declared = declared
    this.#allowed = new Set(allowed)
  }

  /** @throws YieldpointError world/not-declared, world/not-allowed, runtime/bad-argument */
  connect(host: unknown, port: unknown): Address {
    const address = addressOf(host, port, 1)
    this.#check('connect', textOf(address), entry => covers.connect(entry, address.host, address.port))
    return address
  }

  /** @throws YieldpointError as `connect` */
  listen(host: unknown, port: unknown): Address {
    const address = addressOf(host, port, 0)
    this.#check('listen', textOf(address), entry => covers.listen(entry, address.host, address.port))
    return address
  }

  /** @throws YieldpointError as `connect` */
  run(command: readonly string[]): void {
    this.#check('run', command[0] ?? '', entry => covers.run(entry, command))
  }

  /** @throws YieldpointError as `connect`, and world/http-bad-url */
  http(url: URL): void {
    const origin = originOf(url)
    this.#check('http', entryOfOrigin(origin), entry => covers.http(entry, origin))
  }

  #check(kind: PermissionKind, target: string, covered: (entry: string) => boolean): void {
    const entries = this.#declared[kind].filter(covered)
    const [first] = entries
    if (first === undefined) throw new YieldpointError('world/not-declared', { kind, target })
    if (entries.some(entry => this.#allowed.has(`${kind}:${entry}`))) return
    throw new YieldpointError('world/not-allowed', { kind, target, item: `${kind}:${first}` })
  }
}

export const textOf = ({ host, port }: Address): string => `${host}:${port}`

/** As the system wants it: without brackets. */
export const bareHost = (host: string): string => host.replace(/^\[(.*)\]$/, '$1')

/** A path of a Unix socket is no host, and so refused. */
function addressOf(host: unknown, port: unknown, lowest: number): Address {
  const [hostText, number] = [String(host), Number(port)] // once: a script may pass what reads differently each time
  const read = hostOf(hostText)
  if (read === null) throw bad('host', 'a host name or an IP address', hostText)
  if (!Number.isInteger(number) || number < lowest || number > 65_535)
    throw bad('port', `a whole number from ${lowest} to 65535`, String(number))
  return { host: read, port: number }
}

const bad = (what: string, expected: string, got: string): YieldpointError =>
  new YieldpointError('runtime/bad-argument', { what, expected, got: `“${got.slice(0, 100)}”` })

function originOf({ origin, href }: URL): Origin {
  const read = originOfUrl(origin)
  if (read === null) throw new YieldpointError('world/http-bad-url', { url: href.slice(0, 200) })
  return read
}
