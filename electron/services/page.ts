/** The built page as both hosts serve it: same files, same policy. */
import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'

/** Stands in the built index.html wherever a nonce belongs (electron.vite.config.ts puts it there). */
const NONCE = '__CSP_NONCE__'

/**
 * Everything from the page's own origin, nothing evaluated, framed by nobody. The editor and the dialogs make style elements:
 * those are let in by a nonce that is new each time the page is loaded.
 */
const policy = (nonce: string | null): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self'${nonce === null ? '' : ` 'nonce-${nonce}'`}`,
    "connect-src 'self'",
    "font-src 'self'",
    "img-src 'self' data:",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

export const pageHeaders = {
  'content-security-policy': policy(null),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
} as const

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}

export interface PageFile {
  body: Buffer
  headers: Record<string, string>
}

/** Null: there is no such file, or the path leaves the folder. */
export async function pageFile(folder: string, urlPath: string): Promise<PageFile | null> {
  const path = locate(folder, urlPath)
  if (path === null) return null
  const type = TYPES[extname(path)]
  const body = type === undefined ? null : await readFile(path).catch(() => null)
  if (type === undefined || body === null) return null
  const headers = { ...pageHeaders, 'content-type': type, 'cache-control': caching(path) }
  return extname(path) === '.html' ? withNonce(body, headers) : { body, headers }
}

function withNonce(html: Buffer, headers: Record<string, string>): PageFile {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64')
  const body = Buffer.from(html.toString().replaceAll(NONCE, nonce))
  return { body, headers: { ...headers, 'content-security-policy': policy(nonce), 'cache-control': 'no-store' } }
}

function locate(folder: string, urlPath: string): string | null {
  try {
    const path = normalize(join(folder, decodeURIComponent(urlPath === '/' ? '/index.html' : urlPath)))
    return path.startsWith(folder + sep) && !path.includes('\0') ? path : null
  } catch {
    return null // not valid percent-encoding
  }
}

/** Names in assets/ carry a hash of what they hold. */
const caching = (path: string): string =>
  path.includes(`${sep}assets${sep}`) ? 'private, max-age=31536000, immutable' : 'no-cache'
