import type { Doc, DocFile } from '../../../shared/protocol/documents.ts'
import { tags, useText } from '../../i18n/index.ts'
import { useSelectedTask, useTask } from '../../store/index.ts'
import { Icon } from '../../ui/index.ts'
import { CodeEditor } from './CodeEditor.tsx'
import { FileTabs } from './FileTabs.tsx'
import css from './source.module.css'
import { useProblemsOf } from './use-problems.ts'
import { useRunMarks } from './use-run-marks.ts'

interface FileEditorProps {
  readonly doc: Doc
  /** What kind of files they are. */
  readonly label: string
  readonly files: readonly DocFile[]
  readonly shown: DocFile
  readonly onChoose: (path: string) => void
}

/** Files to choose from in the head, the chosen one below. */
export function FileEditor({ doc, label, files, shown, onChoose }: FileEditorProps) {
  const problems = useProblemsOf(doc.problems, shown.path)
  const { run, marks } = useRunMarks(doc.id, shown.path)
  return (
    <section className={css.editor} aria-label={shown.path}>
      <div className={css.head}>
        <FileTabs label={label} files={files} shown={shown.path} onChoose={onChoose} />
        <span className="grow" />
        {shown === doc.files[0] && doc.bundled !== null ? <Bundled /> : null}
        <Followed marked={marks.some(mark => mark.text !== '')} />
        {problems.length > 0 ? (
          <ProblemCount n={problems.length} failed={problems.some(p => p.severity === 'error')} />
        ) : null}
      </div>
      <CodeEditor key={shown.path} doc={doc.id} file={shown} problems={problems} run={run} marks={marks} />
    </section>
  )
}

function Bundled() {
  const t = useText('source')
  return (
    <span className={css.note} title={t('readOnly')}>
      {t('bundled')}
    </span>
  )
}

/** Says whose file this is, where it was chosen by selecting a task. */
function Followed({ marked }: { marked: boolean }) {
  const t = useText('source')
  const task = useTask(useSelectedTask())
  if (!marked || !task || task.site === null) return null
  return <span className={css.note}>{t.rich('follows', { ...tags, task: task.name })}</span>
}

function ProblemCount({ n, failed }: { n: number; failed: boolean }) {
  const t = useText('source')
  return (
    <span className={failed ? css.errors : css.warnings} title={t('problemsIn', { n })}>
      <Icon name={failed ? 'error' : 'warning'} size={12} />
      {n}
    </span>
  )
}
