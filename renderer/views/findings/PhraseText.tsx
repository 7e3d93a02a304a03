import type { Code, Phrase } from '../../../shared/findings/index.ts'
import { useAppStore } from '../../store/index.ts'
import css from './findings.module.css'

/** Prose with its names in the code font; a click on one goes to what it names. */
export const PhraseText = ({ phrase }: { phrase: Phrase }) =>
  phrase.map((part, i) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one sentence never move
    typeof part === 'string' ? part : <Name key={i} name={part} />,
  )

function Name({ name: { code, of } }: { name: Code }) {
  const store = useAppStore()
  if (of === undefined) return <code>{code}</code>
  const go = () => {
    const { selectTask, selectResource, goTo } = store.getState()
    if (of.kind === 'place') goTo(of.place)
    else if (of.kind === 'task') selectTask(of.id)
    else selectResource(of.id)
  }
  return (
    <button type="button" className={css.link} onClick={go}>
      <code>{code}</code>
    </button>
  )
}
