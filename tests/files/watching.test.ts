import { expect, test } from 'vitest'
import { type WatchSystem, watchFile } from '../../electron/files/watch.ts'

/** A disk with one folder, whose changes and time are ours to tell. */
function testDisk(content: string | null) {
  let told: ((name: string | null) => void) | null = null
  const due: (() => void)[] = []
  const settled = () => new Promise(setImmediate)
  const system: WatchSystem = {
    watch: (_, changed) => {
      told = changed
      return () => {
        told = null
      }
    },
    read: async () => (content === null ? null : Buffer.from(content)),
    after: (_, callback) => {
      due.push(callback)
      return () => void due.splice(due.indexOf(callback) >>> 0, 1)
    },
  }
  return {
    system,
    write(text: string | null, name: string | null = 'a.yaml') {
      content = text
      told?.(name)
    },
    waits: () => due.length,
    async settle() {
      await settled()
      for (const callback of due.splice(0)) callback()
      await settled()
    },
  }
}

function watched(content: string | null) {
  const disk = testDisk(content)
  const seen = { times: 0 }
  const stop = watchFile('/folder/a.yaml', () => seen.times++, disk.system)
  return { disk, seen, stop }
}

test('a change is told once it has settled, and once', async () => {
  const { disk, seen } = watched('old')
  await disk.settle()
  for (const text of ['n', 'ne', 'new']) disk.write(text)
  expect([seen.times, disk.waits()]).toEqual([0, 1])
  await disk.settle()
  expect(seen.times).toBe(1)
})

test('the same content written anew is no change, nor is another file', async () => {
  const { disk, seen } = watched('old')
  await disk.settle()
  disk.write('old')
  disk.write('old', 'b.yaml')
  expect(disk.waits()).toBe(1)
  await disk.settle()
  expect(seen.times).toBe(0)
})

test('deletion and return are changes', async () => {
  const { disk, seen } = watched('old')
  await disk.settle()
  disk.write(null)
  await disk.settle()
  disk.write('old', null) // the system does not say which file
  await disk.settle()
  expect(seen.times).toBe(2)
})

test('after the undo nothing is told, not even what was under way', async () => {
  const { disk, seen, stop } = watched('old')
  await disk.settle()
  disk.write('new')
  stop()
  await disk.settle()
  disk.write('newer')
  expect([seen.times, disk.waits()]).toEqual([0, 0])
})

test('a folder that is not there can be watched: nothing happens', () => {
  expect(() => watchFile('/nowhere/at/all/a.yaml', () => {})()).not.toThrow()
})
