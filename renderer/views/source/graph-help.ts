/** Help in the text of a graph's file, outside of its scripts: keys and names to complete, what a key means, where a name is defined. */
import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete'
import { type EditorState, type Extension, Facet } from '@codemirror/state'
import { hoverTooltip } from '@codemirror/view'
import { contextAt } from '../../../shared/graph/context-at.ts'
import { keyWords } from '../../../shared/graph/key-words.ts'
import { keysAt, objectOf, placeAt, RESOURCE_TYPES } from '../../../shared/graph/keys.ts'
import { findAt, type Located } from '../../../shared/graph/locate.ts'
import type { GraphOutline } from '../../../shared/graph/outline.ts'
import { lineAt, pathAt } from '../../../shared/graph/path-at.ts'
import { readText } from '../../../shared/graph/rewrite/rewrite.ts'
import { HOLDABLE } from '../../../shared/graph/schema.ts'
import { type AppStore, languageOf } from '../../store/index.ts'

interface GraphHelp {
  readonly store: AppStore
  readonly doc: string
  readonly path: string
}

const graphHelp = Facet.define<GraphHelp, GraphHelp | null>({ combine: ([help]) => help ?? null })

const NO_OUTLINE: GraphOutline = { tasks: [], resources: [], positions: {} }

const outlineOf = ({ store, doc }: GraphHelp): GraphOutline => store.getState().docs.get(doc)?.outline ?? NO_OUTLINE
const typeIn = (outline: GraphOutline) => (name: string) =>
  outline.resources.find(resource => resource.name === name)?.type ?? null

/** Null: nothing of the graph's own can stand there. */
export function completeGraph({ state, pos, explicit }: CompletionContext): CompletionResult | null {
  const help = state.facet(graphHelp)
  const context = help && contextAt(state.doc.toString(), pos)
  if (!help || !context || !(explicit || context.word !== '')) return null
  const { path, wants, word } = context
  const options = wants === 'key' ? keyOptions(help, path) : valueOptions(help, path)
  return options.length === 0 ? null : { from: pos - word.length, options, validFor: /^[\p{L}\p{N}_-]*$/u }
}

function keyOptions(help: GraphHelp, path: readonly string[]): Completion[] {
  const language = languageOf(help.store.getState())
  return [...keysAt(path, typeIn(outlineOf(help)))].map(([key, place]) => {
    const info = keyWords(place.id, language)
    return { label: key, type: 'property', apply: `${key}: `, ...(info !== null && { info: () => helpDom(info) }) }
  })
}

function valueOptions(help: GraphHelp, path: readonly string[]): Completion[] {
  const outline = outlineOf(help)
  const key = path.at(-1)
  const named = (names: readonly string[], type: string) => names.map(label => ({ label, type }))
  const resources = (types: readonly string[]) =>
    named(
      outline.resources.filter(({ type }) => types.includes(type)).map(({ name }) => name),
      'variable',
    )
  if (key === 'after')
    return named(
      outline.tasks.map(task => task.name).filter(name => name !== path[1]),
      'function',
    )
  if (key === 'holds') return resources(HOLDABLE)
  if (key === 'lock' && path[0] === 'resources') return resources(['lock'])
  if (key === 'type' && path[0] === 'resources') return named(RESOURCE_TYPES, 'enum')
  const place = placeAt(path, typeIn(outline))
  const schema = place && objectOf(place.schema)
  if (schema?.type === 'boolean') return named(['true', 'false'], 'keyword')
  return named((schema?.enum ?? []).map(String), 'enum')
}

/** Where the name at a place is defined; null: there is none. */
export function graphDefinition(state: EditorState, at: number): { line: number; column: number } | null {
  const text = state.doc.toString()
  const read = readText(text)
  if (!('root' in read)) return null
  const key = definedAt(read.root, pathAt(read.root, at).path)
  return key && lineAt(text, key[0])
}

function definedAt(root: Located, path: readonly PropertyKey[]) {
  const name = findAt(root, path)?.at.value
  if (typeof name !== 'string') return null
  const inTask = path[0] === 'tasks' ? path[2] : null
  const section =
    inTask === 'after'
      ? 'tasks'
      : inTask === 'holds' || (path[0] === 'resources' && path[2] === 'lock')
        ? 'resources'
        : inTask === 'call' && path[3] === 'function'
          ? 'functions'
          : null
  return section === null ? null : (findAt(root, [section, name])?.key ?? null)
}

/** False: it is no name of the graph's. */
export function goToGraphDefinition(state: EditorState, at: number): boolean {
  const help = state.facet(graphHelp)
  const place = help && graphDefinition(state, at)
  if (!help || !place) return false
  help.store.getState().goTo({ file: help.path, ...place })
  return true
}

function helpDom(words: string): HTMLElement {
  const dom = document.createElement('div')
  dom.className = 'cm-key-help'
  dom.textContent = words
  return dom
}

const keyHover = hoverTooltip(({ state }, at) => {
  const help = state.facet(graphHelp)
  const read = help && readText(state.doc.toString())
  if (!help || !read || !('root' in read)) return null
  const { path, onKey } = pathAt(read.root, at)
  const place = onKey ? placeAt(path, typeIn(outlineOf(help))) : null
  const words = place && keyWords(place.id, languageOf(help.store.getState()))
  if (!words) return null
  return {
    pos: at,
    above: true,
    create: () => ({ dom: helpDom(words) }),
  }
})

/** For the first file of a document, which is its graph. */
export const graphText = (help: GraphHelp): Extension => [graphHelp.of(help), keyHover]
