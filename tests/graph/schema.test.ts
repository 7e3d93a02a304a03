import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { jsonSchemaText } from '../../shared/graph/json-schema.ts'

test('the JSON Schema is the one that the format gives; npm run schema writes it', () => {
  expect(readFileSync(new URL('../../shared/graph/schema.json', import.meta.url), 'utf8')).toBe(jsonSchemaText())
})

test('every key of the format is described for editors', () => {
  const undescribed: string[] = []
  const visit = (node: unknown, path: string): void => {
    if (typeof node !== 'object' || node === null) return
    for (const [key, value] of Object.entries(node)) {
      if (path.endsWith('.properties') && key !== 'type' && !('description' in value))
        undescribed.push(`${path}.${key}`)
      visit(value, `${path}.${key}`)
    }
  }
  visit(JSON.parse(jsonSchemaText()), '')
  expect(undescribed).toEqual([])
})
