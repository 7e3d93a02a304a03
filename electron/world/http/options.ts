/** What a script asks a request to be, read once and checked. */
import { YieldpointError } from '../../../shared/errors.ts'
import { bytesOf } from '../streams/bytes.ts'
import { DEFAULT_LIMIT } from '../streams/stream-reader.ts'

export interface RequestOptions {
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
  /** Sent as JSON, in the place of a body. */
  readonly json?: unknown
  /** Redirects that are followed; 10 if left out. */
  readonly redirects?: number
  /** Bytes: the longest line of the body. */
  readonly limit?: number
}

export interface Request {
  readonly url: URL
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array | null
}

export interface Asked extends Request {
  readonly redirects: number
  readonly limit: number
}

export const REDIRECTS = 10

/** These say how the bytes go over the connection, or to whom: that is not the script's to say. */
const OURS = [
  ...['host', 'connection', 'keep-alive', 'transfer-encoding', 'content-length', 'upgrade', 'expect', 'te', 'trailer'],
  ...['proxy-authorization', 'proxy-connection', 'accept-encoding'],
]

/** @throws YieldpointError runtime/bad-argument, world/http-bad-url */
export function readRequest(url: unknown, options: RequestOptions | undefined): Asked {
  const { method = 'GET', headers = {}, body, json, redirects = REDIRECTS, limit = DEFAULT_LIMIT } = options ?? {}
  const fields = headersOf(headers)
  const typed = json !== undefined && !('content-type' in fields) ? { 'content-type': 'application/json' } : {}
  return {
    url: urlOf(String(url)),
    method: methodOf(String(method)),
    headers: { ...typed, ...fields },
    body: json !== undefined ? bytesOf(JSON.stringify(json)) : body === undefined ? null : bytesOf(body),
    redirects: Math.max(0, Number(redirects) || 0),
    limit: Number(limit) > 0 ? Number(limit) : DEFAULT_LIMIT,
  }
}

/** @throws YieldpointError world/http-bad-url */
export function urlOf(text: string, base?: URL): URL {
  if (URL.canParse(text, base?.href)) {
    const url = new URL(text, base?.href)
    if (url.protocol === 'http:' || url.protocol === 'https:') return url
  }
  throw new YieldpointError('world/http-bad-url', { url: text.slice(0, 200) })
}

function methodOf(text: string): string {
  const method = text.toUpperCase()
  if (/^[A-Z]{1,20}$/.test(method) && method !== 'CONNECT') return method
  throw bad('method', 'as in GET or POST', text)
}

function headersOf(headers: Readonly<Record<string, string>>): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const [key, value] of Object.entries(headers)) {
    const name = key.toLowerCase()
    if (OURS.includes(name)) throw bad('header', 'one that a request may set', name)
    fields[name] = String(value)
  }
  return fields
}

const bad = (what: string, expected: string, got: string): YieldpointError =>
  new YieldpointError('runtime/bad-argument', { what, expected, got: `“${got.slice(0, 100)}”` })
