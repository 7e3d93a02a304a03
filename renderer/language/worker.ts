/** The thread that knows TypeScript, so that no key pressed waits for it. Questions are answered in order. */
import { answer } from './answer.ts'
import { Project } from './project.ts'
import type { Answered, Asked, Texts } from './protocol.ts'
import { speak } from './spoken.ts'

let language: Asked['language'] | null = null
let project = new Project()
let doc = ''
let texts: Texts = {}

async function speakAs(wanted: Asked['language']): Promise<void> {
  if (wanted === language) return
  language = wanted
  speak(wanted === 'ja' ? (await import('./japanese.ts')).messages : {})
  project = new Project()
}

async function take(asked: Asked): Promise<Answered> {
  const { id, question, req } = asked
  if (asked.doc !== doc) texts = {}
  doc = asked.doc
  const next: Record<string, string> = { ...texts }
  for (const [path, text] of Object.entries(asked.texts)) {
    if (text === null) delete next[path]
    else next[path] = text
  }
  texts = next
  await speakAs(asked.language)
  project.update(doc, asked.graph, texts)
  return { id, res: answer(project, question, req) }
}

let turn: Promise<unknown> = Promise.resolve()

self.onmessage = ({ data }: MessageEvent<Asked>) => {
  const answered = async () => {
    // The compiler has been seen to fail on texts nobody has thought of: then there is no help, this once.
    const said = await take(data).catch((): Answered => ({ id: data.id, res: null }))
    self.postMessage(said)
  }
  turn = turn.then(answered)
}
