import { mkdir, writeFile } from 'node:fs/promises'
import { type IncomingHttpHeaders, request } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { type Serving, serve } from '../../electron/serve/index.ts'
import { DEFAULT_SETTINGS } from '../../shared/protocol/documents.ts'
import { testServices } from '../support/test-services.ts'

let world: Awaited<ReturnType<typeof testServices>>
let serving: Serving
let cookie: string

beforeAll(async () => {
  world = await testServices()
  const renderer = join(world.folder, 'renderer')
  await mkdir(join(renderer, 'assets'), { recursive: true })
  await writeFile(join(renderer, 'index.html'), '<!doctype html>the page __CSP_NONCE__')
  await writeFile(join(renderer, 'assets', 'index-1.js'), 'the script')
  await writeFile(join(renderer, 'notes.txt'), 'not of the page')
  await writeFile(join(world.folder, 'secret.html'), 'outside')
  serving = await serve({ services: world.services, renderer, port: 0 })
  const { headers } = await ask(new URL(serving.address).pathname + new URL(serving.address).search, {})
  cookie = String(headers['set-cookie']).split(';')[0] as string
})
afterAll(async () => {
  await serving.close()
  await world.end()
})

interface Asked {
  status: number | undefined
  headers: IncomingHttpHeaders
  body: string
}

/** The path goes out as it is, as a hostile client would send it. */
function ask(path: string, headers: Record<string, string>, method = 'GET'): Promise<Asked> {
  const { promise, resolve, reject } = Promise.withResolvers<Asked>()
  const { port } = serving
  request({ host: '127.0.0.1', port, path, method, headers }, response => {
    let body = ''
    response.on('data', chunk => {
      body += chunk
    })
    response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body }))
  })
    .on('error', reject)
    .end()
  return promise
}

test('the key is exchanged for a cookie that no script sees and no other site sends', async () => {
  const { pathname, search } = new URL(serving.address)
  const { status, headers } = await ask(pathname + search, {})
  expect({
    status,
    location: headers.location,
    cookie: String(headers['set-cookie']).replace(/=[\w-]{43};/, '=SECRET;'),
  }).toEqual({
    status: 303,
    location: '/',
    cookie: `yieldpoint-${serving.port}=SECRET; HttpOnly; SameSite=Strict; Path=/`,
  })
})

test.each([
  ['without the cookie', '/', {}, 'GET', 403],
  ['with a wrong key', '/?key=guess', {}, 'GET', 403],
  ['for a script without the cookie', '/assets/index-1.js', {}, 'GET', 403],
])('%s nothing is given out', async (_what, path, headers, method, status) => {
  expect((await ask(path, headers, method)).status).toBe(status)
})

test('with the cookie the page is served, with the policy and the types that keep it in', async () => {
  const { status, headers, body } = await ask('/', { cookie })
  expect({ status, body, type: headers['content-type'], caching: headers['cache-control'] }).toEqual({
    status: 200,
    body: expect.stringMatching(/^<!doctype html>the page [\w+/]{22}==$/),
    type: 'text/html; charset=utf-8',
    caching: 'no-store',
  })
  expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' })
  const policy = String(headers['content-security-policy'])
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toContain('unsafe-eval')
  expect(policy.match(/script-src [^;]*/)?.[0]).toBe("script-src 'self'")
  expect(policy.match(/style-src [^;]*/)?.[0]).toBe(`style-src 'self' 'nonce-${body.split(' ').at(-1)}'`)
  expect((await ask('/', { cookie })).body).not.toBe(body)
})

test.each([
  '/../secret.html',
  '/%2e%2e/secret.html',
  '/..%2fsecret.html',
  '/assets/../../secret.html',
  '/%00',
  '/%E0',
  '//etc/passwd',
  '/notes.txt',
  '/assets',
])('%s is not found', async path => {
  expect((await ask(path, { cookie })).status).toBe(404)
})

test('what is hashed by name is cached, and HEAD has no body', async () => {
  const { status, headers, body } = await ask('/assets/index-1.js', { cookie }, 'HEAD')
  expect({ status, body, length: headers['content-length'], caching: headers['cache-control'] }).toEqual({
    status: 200,
    body: '',
    length: '10',
    caching: 'private, max-age=31536000, immutable',
  })
})

test('another name for this machine, and another method, are refused even with the cookie', async () => {
  const rebound = await ask('/', { cookie, host: `evil.example:${serving.port}` })
  const posted = await ask('/', { cookie }, 'POST')
  expect([rebound.status, posted.status]).toEqual([421, 405])
})

const own = () => `http://127.0.0.1:${serving.port}`
const connect = (headers: Record<string, string>, path = '/socket') =>
  new WebSocket(`ws://127.0.0.1:${serving.port}${path}`, { headers })

test.each([
  ['another origin', () => ({ cookie, origin: 'http://evil.example' })],
  ['no origin', () => ({ cookie })],
  ['no cookie', () => ({ origin: own() })],
])('a socket with %s is refused', async (_what, headers) => {
  const socket = connect(headers() as Record<string, string>)
  const answer = new Promise(resolve => {
    socket.once('unexpected-response', (_request, response) => resolve(response.statusCode))
    socket.once('open', () => resolve('open'))
  })
  expect(await answer).toBe(403)
})

test('a socket is answered by its session, and told what happens', async () => {
  const socket = connect({ cookie, origin: own() })
  const frames: Record<string, unknown>[] = []
  const two = new Promise<void>(resolve =>
    socket.on('message', data => {
      frames.push(JSON.parse(String(data)))
      if (frames.length === 2) resolve()
    }),
  )
  socket.once('open', () => socket.send(JSON.stringify({ id: 7, name: 'settings.set', req: { theme: 'light' } })))
  await two
  socket.close()
  const settings = { ...DEFAULT_SETTINGS, theme: 'light' }
  expect(frames).toEqual([
    { push: { type: 'settings.changed', settings } },
    { id: 7, reply: { ok: true, value: settings } },
  ])
})

test('a message that is no request ends the conversation', async () => {
  const socket = connect({ cookie, origin: own() })
  const closed = new Promise(resolve => socket.once('close', resolve))
  socket.once('open', () => socket.send('{"id":"one"}'))
  expect(await closed).toBe(1007)
})

test('a port that is taken is said in words', async () => {
  const again = serve({ services: world.services, renderer: world.folder, port: serving.port })
  await expect(again).rejects.toMatchObject({ code: 'host/port-in-use', details: { port: serving.port } })
})
