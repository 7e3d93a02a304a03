/** Where a request goes on to when it is redirected. Source: the Fetch Standard, HTTP-redirect fetch. */
import type { Head } from './exchange.ts'
import { type Request, urlOf } from './options.ts'

const REDIRECTS = [301, 302, 303, 307, 308]
/** Meant for one origin only. */
const SECRETS = ['authorization', 'cookie']
const OF_THE_BODY = ['content-type', 'content-language', 'content-location', 'content-encoding']

/** Null if that is the answer. @throws YieldpointError world/http-bad-url */
export function redirected(request: Request, { status, headers }: Head): Request | null {
  const location = headers['location']
  if (!REDIRECTS.includes(status) || location === undefined) return null
  const url = urlOf(location, request.url)
  const toGet = status === 303 ? request.method !== 'HEAD' : status < 303 && request.method === 'POST'
  const left = url.origin === request.url.origin ? [] : SECRETS
  const without = toGet ? [...left, ...OF_THE_BODY] : left
  const kept = Object.entries(request.headers).filter(([name]) => !without.includes(name))
  return {
    url,
    method: toGet ? 'GET' : request.method,
    headers: Object.fromEntries(kept),
    body: toGet ? null : request.body,
  }
}
