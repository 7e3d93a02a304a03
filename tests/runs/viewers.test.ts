import { expect, test } from 'vitest'
import { Viewers } from '../../electron/runs/viewers.ts'

function viewer() {
  const sent: string[] = []
  return {
    sent,
    waiting: 0,
    send: (text: string) => void sent.push(kindOf(text)),
    backlog() {
      return this.waiting
    },
  }
}

/** `snapshot A` or `batch 1`: enough to see who got what. */
function kindOf(text: string): string {
  const { push } = JSON.parse(text)
  return push.type === 'run.snapshot' ? `snapshot ${push.snapshot}` : `batch ${push.batch}`
}

function world() {
  const asked: string[] = []
  return { asked, viewers: new Viewers(1, () => asked.push('snapshot')) }
}

test('the first viewer has a snapshot made for it, the next is served from what is kept', () => {
  const { asked, viewers } = world()
  const [first, second] = [viewer(), viewer()]
  viewers.add(first)
  viewers.snapshot('"A"')
  viewers.batch('1')
  viewers.add(second)
  viewers.batch('2')
  expect({ asked, first: first.sent, second: second.sent }).toEqual({
    asked: ['snapshot'],
    first: ['snapshot A', 'batch 1', 'batch 2'],
    second: ['snapshot A', 'batch 1', 'batch 2'],
  })
})

test('a viewer that falls far behind is sent nothing until it has caught up, then a new snapshot', () => {
  const { asked, viewers } = world()
  const [slow, quick] = [viewer(), viewer()]
  for (const each of [slow, quick]) viewers.add(each)
  viewers.snapshot('"A"')
  slow.waiting = 5_000_000
  viewers.batch('1')
  viewers.batch('2')
  slow.waiting = 0
  viewers.batch('3')
  viewers.snapshot('"B"')
  viewers.batch('4')
  expect({ asked, slow: slow.sent, quick: quick.sent }).toEqual({
    asked: ['snapshot', 'snapshot'],
    slow: ['snapshot A', 'snapshot B', 'batch 4'],
    quick: ['snapshot A', 'batch 1', 'batch 2', 'batch 3', 'batch 4'],
  })
})

test('what is kept is bounded: a long tail of batches is replaced by a new snapshot', () => {
  const { asked, viewers } = world()
  viewers.add(viewer())
  viewers.snapshot('"A"')
  const large = `"${'x'.repeat(1_500_000)}"`
  for (let i = 0; i < 3; i++) viewers.batch(large)
  viewers.snapshot('"B"')
  const late = viewer()
  viewers.add(late)
  expect({ asked, late: late.sent }).toEqual({ asked: ['snapshot', 'snapshot'], late: ['snapshot B'] })
})

test('after everybody left, a viewer gets a fresh snapshot and nothing stale', () => {
  const { asked, viewers } = world()
  const first = viewer()
  viewers.add(first)
  viewers.snapshot('"A"')
  viewers.remove(first)
  viewers.forget()
  const second = viewer()
  viewers.add(second)
  viewers.snapshot('"B"')
  expect({ asked, second: second.sent }).toEqual({ asked: ['snapshot', 'snapshot'], second: ['snapshot B'] })
})
