import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { Access } from '../../electron/serve/access.ts'

const asking = (headers: Record<string, string>) => ({ headers }) as unknown as IncomingMessage

test('every server has a key and a cookie of its own, of 256 bits', () => {
  const [a, b] = [new Access(80), new Access(80)]
  const cookie = /^yieldpoint-80=([\w-]+); HttpOnly; SameSite=Strict; Path=\/$/.exec(a.setCookie)?.[1] ?? ''
  expect({ key: Buffer.from(a.key, 'base64url').length, cookie: Buffer.from(cookie, 'base64url').length }).toEqual({
    key: 32,
    cookie: 32,
  })
  expect(new Set([a.key, b.key, cookie]).size).toBe(3)
})

test('only the whole key opens', () => {
  const access = new Access(80)
  const almost = `${access.key.slice(0, -1)}!`
  expect([access.key, almost, access.key.slice(1), '', null].map(key => access.opens(key))).toEqual([
    true,
    false,
    false,
    false,
    false,
  ])
})

test('the key is no cookie, and the cookie is found among others', () => {
  const access = new Access(80)
  const [own] = access.setCookie.split(';')
  const cookies = [own, `a=b; ${own}; c=d`, `yieldpoint-80=${access.key}`, `yieldpoint-81=${own?.split('=')[1]}`, '']
  expect(cookies.map(cookie => access.hasCookie(asking({ cookie: String(cookie) })))).toEqual([
    true,
    true,
    false,
    false,
    false,
  ])
})

test('a request for another host, or from another origin, is refused', () => {
  const access = new Access(80)
  const tries = [
    { host: '127.0.0.1:80', origin: 'http://127.0.0.1:80' },
    { host: 'localhost:80', origin: 'http://localhost:80' },
    { host: '127.0.0.1:80', origin: 'http://localhost:80' },
    { host: '127.0.0.1:80', origin: 'https://127.0.0.1:80' },
    { host: 'evil.example:80', origin: 'http://evil.example:80' },
    { host: '127.0.0.1:81', origin: 'http://127.0.0.1:81' },
    { host: '127.0.0.1:80', origin: 'null' },
    { host: '127.0.0.1:80' },
  ]
  expect(tries.map(headers => access.isOwnOrigin(asking(headers as Record<string, string>)))).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
    false,
    false,
  ])
})
