/** Plain HTTP: the key for a cookie, then the files of the page. Nothing else, and nothing that changes anything. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { pageFile, pageHeaders } from '../services/index.ts'
import type { Access } from './access.ts'

type Answer = { status: number; headers: Record<string, string>; body: Buffer | string }

const REFUSED =
  'Open the address that Yieldpoint printed when it started: it carries the key to this page.\n' +
  'Yieldpoint が起動時に表示したアドレスを開いてください。このページを開くための鍵が含まれています。\n'

export function pageListener(folder: string, access: Access) {
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { status, headers, body } = await answer(folder, access, request)
    response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) })
    response.end(request.method === 'HEAD' ? undefined : body)
  }
}

async function answer(folder: string, access: Access, request: IncomingMessage): Promise<Answer> {
  if (!access.isForHere(request)) return text(421, 'Not this server.\n')
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return { ...text(405, ''), headers: { allow: 'GET, HEAD' } }
  const [path = '/', query] = (request.url ?? '/').split('?', 2)
  if (path === '/' && access.opens(new URLSearchParams(query).get('key')))
    return {
      ...text(303, ''),
      headers: { ...pageHeaders, location: '/', 'set-cookie': access.setCookie, 'cache-control': 'no-store' },
    }
  if (!access.hasCookie(request)) return text(403, REFUSED)
  const file = await pageFile(folder, path)
  return file ? { status: 200, ...file } : text(404, 'Not found.\n')
}

const text = (status: number, body: string): Answer => ({
  status,
  headers: { ...pageHeaders, 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  body,
})
