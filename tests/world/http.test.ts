import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { type Steps, sleep, timeout } from '../../electron/runtime/index.ts'
import { type HttpResponse, utf8 } from '../../electron/world/index.ts'
import { outside, thrownIn } from './support.ts'

interface TestServer {
  readonly url: string
  readonly port: number
  /** Requests that were answered or are being held. */
  readonly seen: string[]
  /** Connections that are open. */
  open(): Promise<number>
}

async function server(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<TestServer> {
  const seen: string[] = []
  const http = createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`)
    answer(request, response)
  })
  await new Promise<void>(resolve => http.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    http.closeAllConnections()
    http.close()
  })
  const { port } = http.address() as AddressInfo
  const open = (): Promise<number> => new Promise(resolve => http.getConnections((_, count) => resolve(count)))
  return { url: `http://127.0.0.1:${port}`, port, seen, open }
}

const echo = (request: IncomingMessage, response: ServerResponse): void => {
  const { authorization, 'content-type': type, 'x-a': a } = request.headers
  response.setHeader('content-type', 'application/json')
  const parts: Buffer[] = []
  request.on('data', part => parts.push(part))
  request.on('end', () =>
    response.end(
      JSON.stringify({
        method: request.method,
        url: request.url,
        authorization,
        type,
        a,
        body: String(Buffer.concat(parts)),
      }),
    ),
  )
}

test('requests carry method, headers and body, and answers are read as JSON, text, bytes and line by line', async () => {
  const { url } = await server(echo)
  const at = outside()
  const told = await at.run(function* () {
    const { http } = at.face
    const got = yield* http.get(`${url}/a?b=1`, { headers: { 'X-A': '1' } })
    const posted = yield* http.post(`${url}/p`, { json: { x: [1] } })
    const put = yield* http.request(`${url}/t`, { method: 'put', body: 'text' })
    const read = yield* http.get(url)
    return [
      [got.status, got.ok, got.headers['content-type'], yield* got.json()],
      yield* posted.json(),
      JSON.parse(yield* put.text()),
      utf8.decode(yield* read.body.readexactly(9)) + (yield* read.bytes()).length,
    ]
  })
  expect(told).toEqual([
    [200, true, 'application/json', { method: 'GET', url: '/a?b=1', a: '1', body: '' }],
    { method: 'POST', url: '/p', type: 'application/json', body: '{"x":[1]}' },
    { method: 'PUT', url: '/t', body: 'text' },
    '{"method"27',
  ])
})

test('redirects are followed as browsers do, and leave secrets behind at another origin', async () => {
  const other = await server(echo)
  const first = await server((request, response) => {
    if (request.url === '/here') return echo(request, response)
    const [, status = '', to = ''] = /^\/(\d+)(.*)$/.exec(request.url ?? '') ?? []
    response.writeHead(Number(status), { location: to === '/other' ? `${other.url}/x` : '/here' }).end()
  })
  const at = outside()
  const told = await at.run(function* () {
    const found: unknown[] = []
    for (const [path, method] of [
      ['/302/h', 'POST'],
      ['/307/h', 'POST'],
      ['/303/h', 'PUT'],
      ['/307/other', 'POST'],
    ] as const) {
      const options = { method, body: 'b', headers: { authorization: 'secret' } }
      const response = yield* at.face.http.request(first.url + path, options)
      const { method: last, authorization, body } = (yield* response.json()) as Record<string, string>
      found.push([last, authorization, body])
    }
    const kept = yield* at.face.http.get(`${first.url}/302/h`, { redirects: 0 })
    found.push(kept.status)
    kept.close()
    return found
  })
  expect(told).toEqual([
    ['GET', 'secret', ''],
    ['POST', 'secret', 'b'],
    ['GET', 'secret', ''],
    ['POST', undefined, 'b'],
    302,
  ])
})

test('a redirect leads nowhere that was not allowed, and not round and round', async () => {
  const secret = await server(echo)
  const open = await server((request, response) => {
    const to = request.url === '/out' ? secret.url : request.url === '/file' ? 'file:///etc/passwd' : '/again'
    response.writeHead(302, { location: to }).end()
  })
  const at = outside({ declared: { connect: [], listen: [], run: [], http: [open.url] } })
  const told = await at.run(function* () {
    const found: string[] = []
    for (const path of ['/out', '/file', '/again']) found.push(yield* thrownIn(at.face.http.get(open.url + path)))
    return found
  })
  await at.world.end()
  expect([told, secret.seen, at.world.size]).toEqual([
    ['world/not-declared', 'world/http-bad-url', 'world/http-redirects'],
    [],
    0,
  ])
})

test('no more requests than the limit are out at a time, over all and for one origin', async () => {
  const held: ServerResponse[] = []
  const slow = await server((_, response) => held.push(response))
  const quick = await server((_, response) => response.end('quick'))
  const at = outside()
  const told = await at.run(function* () {
    const session = at.face.http.session({ limit: 4, limitPerHost: 3 })
    const ask = (url: string) =>
      at.spawn('ask', function* () {
        return yield* (yield* session.get(url)).text()
      })
    const asked = Array.from({ length: 6 }, () => ask(slow.url))
    while (held.length < 3) yield* sleep(0)
    const other = yield* ask(quick.url)
    const before = slow.seen.length
    while (asked.some(task => !task.done())) {
      for (const response of held.splice(0)) response.end('slow')
      yield* sleep(0)
    }
    session.close()
    return [before, other, asked.map(task => task.result())]
  })
  expect(told).toEqual([3, 'quick', Array.from({ length: 6 }, () => 'slow')])
})

test('a cancelled request is aborted and gives its place back, wherever it stands', async () => {
  const gone: string[] = []
  const holding = await server((request, response) => {
    request.socket.once('close', () => gone.push(request.url!))
    if (request.url === '/body') response.write('part')
  })
  const at = outside()
  await at.run(function* () {
    const session = at.face.http.session({ limit: 1 })
    for (const path of ['/head', '/body']) {
      const asked = at.spawn('T', function* () {
        const response: HttpResponse = yield* session.get(holding.url + path)
        try {
          return yield* response.text()
        } finally {
          response.close()
        }
      })
      while (!holding.seen.includes(`GET ${path}`)) yield* sleep(0)
      yield* sleep(0.01)
      asked.cancel()
      yield* thrownIn(asked)
      while (!gone.includes(path)) yield* sleep(0)
    }
  })
  expect([gone, at.world.size]).toEqual([['/head', '/body'], 0])
})

test('a timeout bounds a request', async () => {
  const holding = await server(() => {})
  const at = outside()
  const told = await at.run(() => thrownIn(timeout(0.05, () => at.face.http.get(holding.url))))
  await at.world.end()
  expect([told, at.world.size]).toEqual(['TimeoutError', 0])
})

test('at the end of the run no connection is kept for later', async () => {
  const quick = await server((_, response) => response.end('quick'))
  const at = outside()
  await at.run(function* () {
    yield* (yield* at.face.http.get(quick.url)).text()
  })
  const kept = await quick.open()
  await at.world.end()
  while ((await quick.open()) > 0) await new Promise(setImmediate)
  expect(kept).toBe(1)
})

test('on the virtual clock an answer is waited for, however long it takes; one of the run’s own servers may take its time', async () => {
  const answers: ServerResponse[] = []
  const slow = await server((_, response) => answers.push(response))
  const at = outside({ clock: 'virtual' })
  const told = await at.run(function* () {
    const timer = at.spawn('timer', () => sleep(1))
    const asked = at.spawn('ask', () => at.face.http.get(slow.url))
    yield* sleep(0)
    setTimeout(() => answers[0]?.end(), 300)
    const { status } = yield* asked
    const early = timer.done()
    const own = yield* at.face.startServer(function* (reader, writer): Steps<void> {
      yield* reader.readline()
      yield* sleep(5)
      writer.write('HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n')
      writer.close()
    })
    const mine = yield* at.face.http.get(`http://127.0.0.1:${own.port}/`)
    return [status, early, mine.status, at.loop.time() >= 5]
  })
  expect(told).toEqual([200, false, 204, true])
})

test.each<[string, string, object, string]>([
  ['nobody there', 'http://127.0.0.1:1/', {}, 'world/http-failed'],
  ['no http', 'ftp://127.0.0.1/', {}, 'world/http-bad-url'],
  ['no address', 'menu', {}, 'world/http-bad-url'],
  ['a header that says where it goes', 'http://127.0.0.1:1/', { headers: { Host: 'other' } }, 'runtime/bad-argument'],
  ['a header with a line break', 'http://127.0.0.1:1/', { headers: { a: 'b\r\nc: d' } }, 'world/http-failed'],
  ['a method that opens a tunnel', 'http://127.0.0.1:1/', { method: 'CONNECT' }, 'runtime/bad-argument'],
  ['a body that is no text', 'http://127.0.0.1:1/', { body: 7 }, 'runtime/bad-argument'],
])('%s is refused', async (_, url, options, expected) => {
  const at = outside()
  const code = await at.run(() => thrownIn(at.face.http.request(url, options)))
  await at.world.end()
  expect([code, at.world.size]).toEqual([expected, 0])
})

test('an answer that breaks off fails who reads it; JSON that is none says so', async () => {
  const broken = await server((request, response) => {
    if (request.url === '/json') return void response.end('{')
    response.writeHead(200, { 'content-length': '100' })
    response.write('part', () => request.socket.destroy())
  })
  const at = outside()
  const told = await at.run(function* () {
    const cut = yield* at.face.http.get(broken.url)
    const bad = yield* at.face.http.get(`${broken.url}/json`)
    return [yield* thrownIn(cut.text()), yield* thrownIn(bad.json())]
  })
  expect(told).toEqual(['world/http-failed', 'world/http-body'])
})
