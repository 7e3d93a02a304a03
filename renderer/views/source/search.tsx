/** Find and replace in an editor. CodeMirror finds; the panel is ours, in the page's look and language. */
import {
  closeSearchPanel,
  findNext,
  findPrevious,
  getSearchQuery,
  replaceAll,
  replaceNext,
  SearchQuery,
  search,
  searchKeymap,
  setSearchQuery,
} from '@codemirror/search'
import { type EditorView, keymap, type Panel, runScopeHandlers } from '@codemirror/view'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { Button, Field, IconButton, TooltipProvider } from '../../ui/index.ts'

class SearchPanel implements Panel {
  readonly dom = document.createElement('div')
  readonly top = true
  readonly #view: EditorView
  readonly #root: Root

  constructor(view: EditorView) {
    this.#view = view
    this.#root = createRoot(this.dom)
    this.dom.className = 'cm-find'
    this.dom.addEventListener('keydown', event => {
      if (runScopeHandlers(view, event, 'search-panel')) event.preventDefault()
    })
    this.update()
  }

  update(): void {
    this.#root.render(<Find view={this.#view} query={getSearchQuery(this.#view.state)} words={wordsOf(this.#view)} />)
  }

  /** Not at once: React may be rendering while the editor removes it. */
  destroy(): void {
    queueMicrotask(() => this.#root.unmount())
  }
}

/** What the editor's phrases say, named as in the catalogue. */
const wordsOf = ({ state }: EditorView) => ({
  find: state.phrase('Find'),
  replace: state.phrase('replace'),
  replaceAll: state.phrase('replace all'),
  replacement: state.phrase('Replace'),
  next: state.phrase('next'),
  previous: state.phrase('previous'),
  matchCase: state.phrase('match case'),
  byWord: state.phrase('by word'),
  regexp: state.phrase('regexp'),
  close: state.phrase('close'),
})

interface FindProps {
  readonly view: EditorView
  readonly query: SearchQuery
  readonly words: ReturnType<typeof wordsOf>
}

function Find({ view, query, words }: FindProps) {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (view.hasFocus) field.current?.select()
  }, [view])
  const change = (part: Partial<ConstructorParameters<typeof SearchQuery>[0]>): void =>
    view.dispatch({ effects: setSearchQuery.of(new SearchQuery({ ...partsOf(query), ...part })) })
  const toggle = (part: 'caseSensitive' | 'wholeWord' | 'regexp', sign: string, label: string) => (
    <Button
      look="quiet"
      title={label}
      aria-label={label}
      pressed={query[part]}
      onClick={() => change({ [part]: !query[part] })}
    >
      <code>{sign}</code>
    </Button>
  )
  const onEnter = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    if (event.target !== field.current) replaceNext(view)
    else if (event.shiftKey) findPrevious(view)
    else findNext(view)
  }
  return (
    <TooltipProvider>
      <search onKeyDown={onEnter}>
        <Field
          ref={field}
          label={words.find}
          placeholder={words.find}
          icon="search"
          main-field="true"
          value={query.search}
          aria-invalid={!query.valid && query.search !== ''}
          onChange={text => change({ search: text })}
        />
        <div className="line">
          {toggle('caseSensitive', 'Aa', words.matchCase)}
          {toggle('wholeWord', 'ab|', words.byWord)}
          {toggle('regexp', '.*', words.regexp)}
          <IconButton icon="up" label={words.previous} onClick={() => findPrevious(view)} />
          <IconButton icon="down" label={words.next} onClick={() => findNext(view)} />
          <IconButton icon="close" label={words.close} onClick={() => closeSearchPanel(view)} />
        </div>
        <Field
          label={words.replacement}
          placeholder={words.replacement}
          value={query.replace}
          onChange={text => change({ replace: text })}
        />
        <div className="line">
          <Button onClick={() => replaceNext(view)}>{words.replace}</Button>
          <Button onClick={() => replaceAll(view)}>{words.replaceAll}</Button>
        </div>
      </search>
    </TooltipProvider>
  )
}

const partsOf = ({ search, caseSensitive, wholeWord, regexp, replace }: SearchQuery) => ({
  search,
  caseSensitive,
  wholeWord,
  regexp,
  replace,
})

export const searching = [search({ createPanel: view => new SearchPanel(view) }), keymap.of(searchKeymap)]
