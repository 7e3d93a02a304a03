import type { StackFrame } from '../../../shared/protocol/documents.ts'
import type { TaskRecord } from '../../../shared/state/run-state.ts'
import { useText } from '../../i18n/index.ts'
import { useApp } from '../../store/index.ts'
import { Section } from '../../ui/index.ts'
import css from './inspector.module.css'
import { PlaceLink } from './PlaceLink.tsx'
import { Snippet } from './Snippet.tsx'
import { useStack } from './use-stack.ts'

/** Where it is, innermost first, with the user's lines around the place where it waits. */
export function AwaitStack({ task }: { task: TaskRecord }) {
  const t = useText('inspector')
  const frames = useStack(task)
  const past = useApp(state => state.moment !== null)
  if (frames === null) return null
  return (
    <Section title={t('stack')}>
      {frames.length === 0 ? <p className={css.note}>{t('stackEmpty')}</p> : null}
      <ol className={css.frames}>
        {innermostFirst(frames).map(({ frame, depth }, i) => (
          <Frame key={depth} frame={frame} open={i === 0} />
        ))}
      </ol>
      {past ? <p className={css.note}>{t('stackThen')}</p> : null}
    </Section>
  )
}

/** With the depth from the outside, which stays a frame's own while inner ones come and go. */
const innermostFirst = (frames: readonly StackFrame[]) => frames.map((frame, depth) => ({ frame, depth })).toReversed()

function Frame({ frame, open }: { frame: StackFrame; open: boolean }) {
  const { name, file, line, column } = frame
  return (
    <li>
      <code>{name}()</code>
      {file === null || line === null ? null : <PlaceLink file={file} line={line} column={column ?? 1} />}
      {open ? <Snippet frame={frame} /> : null}
    </li>
  )
}
