import { expect, test } from 'vitest'
import { score } from '../../renderer/views/palette/score.ts'

test('what begins with it comes first, then words, then parts of words, then words apart, then initials; the rest is not found', () => {
  const names = [
    'Add a lock',
    'Two locks in a deadlock',
    'Deadlock of two',
    'End the run at once',
    'Lock a dead thing',
    'デッドロック',
  ]
  const found = (sought: string) =>
    names
      .map(name => [name, score(name, sought)] as const)
      .filter(([, fit]) => fit > 0)
      .sort((a, b) => b[1] - a[1])
      .map(([name]) => name)
  expect([found('deadlock'), found('lock dead'), found('aal'), found('ロック'), found('xyz')]).toEqual([
    ['Deadlock of two', 'Two locks in a deadlock'],
    ['Two locks in a deadlock', 'Deadlock of two', 'Lock a dead thing'],
    ['Add a lock'],
    ['デッドロック'],
    [],
  ])
})
