/**
 * What a graph may do outside of its run, as its file declares it. One entry allows one thing:
 *
 *   connect  HOST:PORT         a TCP connection; port * is any port
 *   listen   ADDRESS:PORT      a TCP server; a port alone is on 127.0.0.1, port 0 is any free one
 *   run      PROGRAM [ARG…]    a program, started with exactly these arguments and then any others
 *   http     SCHEME://HOST     requests to that origin; a port may follow, * is any port
 *
 * HOST is a name or an IP address and is compared as it is written: what a name leads to is the system's business. `*.example.org`
 * is every name below example.org, and there is no wildcard wider than that.
 */
import type { PermissionKind } from '../errors/world.ts'

export type { PermissionKind } from '../errors/world.ts'

export const PERMISSION_KINDS: readonly PermissionKind[] = ['connect', 'listen', 'run', 'http']

/** Entries in their canonical form, each once. */
export type Permissions = Readonly<Record<PermissionKind, readonly string[]>>

export const NO_PERMISSIONS: Permissions = Object.freeze({ connect: [], listen: [], run: [], http: [] })

/** One entry with its kind, as the user is asked about it and `--allow` takes it: `connect:127.0.0.1:8080`. */
export const itemsOf = (permissions: Permissions): string[] =>
  PERMISSION_KINDS.flatMap(kind => permissions[kind].map(entry => `${kind}:${entry}`))

export function kindOfItem(item: string): { kind: PermissionKind; entry: string } | null {
  const kind = PERMISSION_KINDS.find(each => item.startsWith(`${each}:`))
  return kind === undefined ? null : { kind, entry: item.slice(kind.length + 1) }
}

export const LOOPBACK = '127.0.0.1'

const LABEL = '[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?'
const NAME = new RegExp(`^(?=.{1,253}$)${LABEL}(?:\\.${LABEL})*$`)
const WILD = new RegExp(`^\\*\\.${LABEL}(?:\\.${LABEL})+$`)
const IPV6 = /^\[[0-9a-f:.]+\]$/

/** In lower case, IPv6 in brackets; null for what is no host: a path, a URL, nothing. */
export function hostOf(text: string): string | null {
  const host = text.toLowerCase()
  if (host.includes(':') && !host.startsWith('[')) return hostOf(`[${host}]`)
  return NAME.test(host) || IPV6.test(host) ? host : null
}

const MAX_COMMAND = 500
/** Wildcards, which there are none of, and what would show the user something else than is run. */
const HIDDEN = /[*?\p{Cc}\p{Cf}]/u

const isPort = (text: string): boolean => /^(?:0|[1-9]\d{0,4})$/.test(text) && Number(text) <= 65_535

/** An entry in its canonical form; null if it is not understood. */
export const readEntry: Readonly<Record<PermissionKind, (text: string) => string | null>> = {
  connect: text => {
    const [, host = '', port = ''] = /^(.+):([^:\]]+)$/.exec(text.trim()) ?? []
    const read = hostPattern(host)
    return read !== null && (port === '*' || (isPort(port) && port !== '0')) ? `${read}:${port}` : null
  },
  listen: text => {
    const trimmed = text.trim()
    const [, host = LOOPBACK, port = trimmed] = /^(.+):([^:\]]+)$/.exec(trimmed) ?? []
    const read = hostOf(host)
    return read !== null && isPort(port) ? `${read}:${port}` : null
  },
  run: text => {
    const words = text.trim().split(/\s+/)
    return words[0] === '' || text.length > MAX_COMMAND || HIDDEN.test(text) ? null : words.join(' ')
  },
  http: text => {
    const [, scheme, host = '', port] = /^(https?):\/\/(\[[^\]]*\]|[^/:]+)(?::([^/:]+))?\/?$/i.exec(text.trim()) ?? []
    const read = hostPattern(host)
    if (scheme === undefined || read === null || (port !== undefined && port !== '*' && !isPort(port))) return null
    const low = scheme.toLowerCase()
    return `${low}://${read}${port === undefined || port === DEFAULT_PORT[low] ? '' : `:${port}`}`
  },
}

const DEFAULT_PORT: Readonly<Record<string, string>> = { http: '80', https: '443' }

function hostPattern(text: string): string | null {
  const host = text.toLowerCase()
  return WILD.test(host) ? host : hostOf(host)
}

export interface Origin {
  readonly scheme: 'http' | 'https'
  /** IPv6 in brackets. */
  readonly host: string
  readonly port: number
}

/** Whether an entry covers what is about to be done. What is asked about has been read with `hostOf`. */
export const covers = {
  connect: (entry: string, host: string, port: number): boolean => coversAddress(entry, host, port),
  listen: (entry: string, host: string, port: number): boolean => entry === `${host}:${port}`,
  run: (entry: string, command: readonly string[]): boolean =>
    entry.split(' ').every((word, place) => command[place] === word),
  http: (entry: string, { scheme, host, port }: Origin): boolean => {
    const [, entryScheme = '', rest = ''] = /^(https?):\/\/(.*)$/.exec(entry) ?? []
    const withPort = /:(?:\d+|\*)$/.test(rest) ? rest : `${rest}:${DEFAULT_PORT[entryScheme]}`
    return entryScheme === scheme && coversAddress(withPort, host, port)
  },
} as const

function coversAddress(entry: string, host: string, port: number): boolean {
  const at = entry.lastIndexOf(':')
  const [wantedHost, wantedPort] = [entry.slice(0, at), entry.slice(at + 1)]
  return coversHost(wantedHost, host) && (wantedPort === '*' || wantedPort === `${port}`)
}

const coversHost = (wanted: string, host: string): boolean =>
  wanted.startsWith('*.') ? host.endsWith(wanted.slice(1)) && host.length > wanted.length - 1 : wanted === host

/** What a URL names, read without a URL parser; null unless it is http or https and whole. */
export function originOfUrl(url: string): Origin | null {
  const [, scheme, host = '', port] = /^(https?):\/\/(\[[^\]]*\]|[^/?#:@\\]+)(?::(\d+))?(?=[/?#]|$)/i.exec(url) ?? []
  const read = hostOf(host)
  if (scheme === undefined || read === null || (port !== undefined && !isPort(port))) return null
  const low = scheme.toLowerCase() as Origin['scheme']
  return { scheme: low, host: read, port: Number(port ?? DEFAULT_PORT[low]) }
}

/** An origin as an entry of `http` names it. */
export const entryOfOrigin = ({ scheme, host, port }: Origin): string =>
  `${scheme}://${host}${`${port}` === DEFAULT_PORT[scheme] ? '' : `:${port}`}`
