import { expect, test } from 'vitest'
import { Permits } from '../../electron/world/permits.ts'
import { NO_PERMISSIONS, type Permissions, readEntry } from '../../shared/graph/permissions.ts'
import { thrownBy } from '../runtime/support.ts'
import { itemsOf } from './support.ts'

const declare = (some: Partial<Permissions>): Permissions => ({ ...NO_PERMISSIONS, ...some })

/** Everything declared is allowed. */
const permits = (some: Partial<Permissions>): Permits => new Permits(declare(some), itemsOf(declare(some)))

test.each<[string, Partial<Permissions>, (permits: Permits) => unknown, string]>([
  ['a host and port', { connect: ['a.example:80'] }, p => p.connect('a.example', 80), 'nothing'],
  ['a name in capitals', { connect: ['a.example:80'] }, p => p.connect('A.Example', 80), 'nothing'],
  ['another port', { connect: ['a.example:80'] }, p => p.connect('a.example', 81), 'world/not-declared'],
  ['any port', { connect: ['a.example:*'] }, p => p.connect('a.example', 81), 'nothing'],
  ['a name below', { connect: ['*.example.org:80'] }, p => p.connect('x.y.example.org', 80), 'nothing'],
  ['the name itself', { connect: ['*.example.org:80'] }, p => p.connect('example.org', 80), 'world/not-declared'],
  [
    'a name that only ends so',
    { connect: ['*.example.org:80'] },
    p => p.connect('badexample.org', 80),
    'world/not-declared',
  ],
  [
    'another name of the same machine',
    { connect: ['127.0.0.1:80'] },
    p => p.connect('localhost', 80),
    'world/not-declared',
  ],
  ['an IPv6 address', { connect: ['[::1]:80'] }, p => p.connect('::1', 80), 'nothing'],
  ['a Unix socket', { connect: ['a.example:80'] }, p => p.connect('/run/x.sock', 80), 'runtime/bad-argument'],
  [
    'a port that is a path',
    { connect: ['a.example:*'] },
    p => p.connect('a.example', '/run/x.sock'),
    'runtime/bad-argument',
  ],
  ['no port', { connect: ['a.example:*'] }, p => p.connect('a.example', 0), 'runtime/bad-argument'],
  [
    'a host with a wildcard',
    { connect: ['*.example.org:80'] },
    p => p.connect('*.example.org', 80),
    'runtime/bad-argument',
  ],
  ['any free port of its own', { listen: ['127.0.0.1:0'] }, p => p.listen('127.0.0.1', 0), 'nothing'],
  ['a port of all addresses', { listen: ['127.0.0.1:80'] }, p => p.listen('0.0.0.0', 80), 'world/not-declared'],
  ['a program', { run: ['git'] }, p => p.run(['git', 'push']), 'nothing'],
  ['a command', { run: ['git log'] }, p => p.run(['git', 'log', '-1']), 'nothing'],
  ['another command', { run: ['git log'] }, p => p.run(['git', 'push']), 'world/not-declared'],
  ['an argument that spells two', { run: ['git log'] }, p => p.run(['git log']), 'world/not-declared'],
  ['another program of that name', { run: ['git'] }, p => p.run(['./git']), 'world/not-declared'],
  ['an origin', { http: ['https://a.example'] }, p => p.http(new URL('https://a.example/b?c')), 'nothing'],
  ['its port in full', { http: ['https://a.example'] }, p => p.http(new URL('https://a.example:443/')), 'nothing'],
  [
    'another port of it',
    { http: ['https://a.example'] },
    p => p.http(new URL('https://a.example:8443/')),
    'world/not-declared',
  ],
  ['any port of it', { http: ['http://127.0.0.1:*'] }, p => p.http(new URL('http://127.0.0.1:8080/')), 'nothing'],
  [
    'the same without encryption',
    { http: ['https://a.example'] },
    p => p.http(new URL('http://a.example/')),
    'world/not-declared',
  ],
  [
    'a user called like the host',
    { http: ['https://a.example'] },
    p => p.http(new URL('https://a.example@b.example/')),
    'world/not-declared',
  ],
])('%s', (_, declared, ask, expected) => {
  expect(thrownBy(() => ask(permits(declared)))).toBe(expected)
})

test('what is declared and not allowed is refused with what to allow', () => {
  const some = new Permits(declare({ connect: ['*.example.org:*', 'a.example.org:80'] }), ['connect:a.example.org:80'])
  const told = [80, 81].map(port => {
    try {
      return some.connect('a.example.org', port).port
    } catch (error) {
      return (error as { details: unknown }).details
    }
  })
  expect(told).toEqual([80, { kind: 'connect', target: 'a.example.org:81', item: 'connect:*.example.org:*' }])
})

test('what a script passes is read once', () => {
  let reads = 0
  const host = { toString: () => (reads++ === 0 ? 'a.example' : 'evil.example') }
  expect(permits({ connect: ['a.example:80'] }).connect(host, 80).host).toBe('a.example')
})

test.each<[keyof Permissions, string, string | null]>([
  ['connect', ' Example.ORG:443 ', 'example.org:443'],
  ['connect', '[::1]:80', '[::1]:80'],
  ['connect', '*:80', null],
  ['connect', '*.org:80', null],
  ['connect', 'a*.example.org:80', null],
  ['connect', 'example.org', null],
  ['connect', 'example.org:0', null],
  ['connect', 'example.org:65536', null],
  ['listen', '0', '127.0.0.1:0'],
  ['listen', '0.0.0.0:8080', '0.0.0.0:8080'],
  ['listen', '*', null],
  ['run', ' git   log ', 'git log'],
  ['run', 'git *', null],
  ['run', 'ls\u202elmth', null],
  ['http', 'HTTPS://Example.org:443/', 'https://example.org'],
  ['http', 'http://*.example.org:*', 'http://*.example.org:*'],
  ['http', 'https://example.org/menu', null],
  ['http', 'https://user@example.org', null],
])('under %s, “%s” is read as %s', (kind, text, expected) => {
  expect(readEntry[kind](text)).toBe(expected)
})
