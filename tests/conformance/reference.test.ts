import { expect, test } from 'vitest'
import { unfit } from './reference.ts'

test('a Python that is not there is no reference', () => {
  expect(unfit('no-such-python')).toBe('there is no no-such-python here')
})

test('what is not CPython 3.11 is no reference', () => {
  expect(unfit(process.execPath)).toBe(`${process.execPath} is ${process.version}`)
})
