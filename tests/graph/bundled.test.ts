import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { sourceReader } from '../../electron/files/index.ts'
import { topicSchema } from '../../shared/course/index.ts'
import { isGraphFileName } from '../../shared/graph/file-name.ts'
import { readGraph } from '../../shared/graph/read.ts'
import { EXPECTED, OUTSIDE } from '../graphs/expected/index.ts'

const FOLDER = new URL('../../graphs/', import.meta.url).pathname
const library = z
  .strictObject({
    topics: z.array(topicSchema),
    graphs: z.array(z.object({ id: z.string(), topic: z.string(), file: z.string() })),
  })
  .parse(JSON.parse(readFileSync(`${FOLDER}library.json`, 'utf8')))

test('the library lists every bundled graph, under a topic that there is', () => {
  const topics = library.topics.map(topic => topic.id)
  expect(library.graphs.map(graph => graph.file).sort()).toEqual(readdirSync(FOLDER).filter(isGraphFileName).sort())
  expect(library.graphs.filter(graph => !topics.includes(graph.topic))).toEqual([])
  expect(topics.filter(topic => !library.graphs.some(graph => graph.topic === topic))).toEqual([])
})

test('the course goes topic by topic, in the order of the topics', () => {
  const topics = library.topics.map(topic => topic.id)
  const places = library.graphs.map(graph => topics.indexOf(graph.topic))
  expect(places).toEqual(places.toSorted((a, b) => a - b))
})

test('every bundled graph has an expected outcome', () => {
  const expected = new Set([...EXPECTED, ...OUTSIDE].map(one => one.graph))
  expect(library.graphs.map(graph => graph.id).filter(id => !expected.has(id))).toEqual([])
})

test.each(library.graphs)('$id has no mistake and nothing to warn of', ({ file }) => {
  const text = readFileSync(FOLDER + file, 'utf8')
  const { graph, problems } = readGraph(text, { file, readScript: sourceReader(FOLDER).read })
  expect(problems).toEqual([])
  expect(graph!.description).not.toBe('')
  expect(text.split('\n')[0]).toBe('# yaml-language-server: $schema=../shared/graph/schema.json')
})
