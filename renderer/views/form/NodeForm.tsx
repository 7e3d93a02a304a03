/** A task or resource as its file has it, in fields: the same file that the source shows, changed one step at a time. */
import { useState } from 'react'
import { explain } from '../../../shared/errors.ts'
import type { TaskKind } from '../../../shared/graph/edits/index.ts'
import { RESOURCE_TYPES } from '../../../shared/graph/keys.ts'
import { findAt } from '../../../shared/graph/locate.ts'
import { lineAt } from '../../../shared/graph/path-at.ts'
import { HOLDABLE } from '../../../shared/graph/schema.ts'
import type { Doc } from '../../../shared/protocol/documents.ts'
import { useLanguage, useText } from '../../i18n/index.ts'
import { useAppStore } from '../../store/index.ts'
import { Button, EmptyState } from '../../ui/index.ts'
import { Choice } from './Choice.tsx'
import { Draft } from './Draft.tsx'
import { FieldRow } from './FieldRow.tsx'
import { type GraphFile, mistakesAt, typeIn, useGraphFile } from './file.ts'
import css from './form.module.css'
import { SchemaField } from './SchemaField.tsx'

export function NodeForm({ doc, name }: { doc: Doc; name: string }) {
  const store = useAppStore()
  const t = useText('form')
  const file = useGraphFile(doc)
  if ('line' in file) {
    const { line } = file
    const go = (): void => store.getState().goTo({ file: doc.files[0]!.path, line, column: 1 })
    return (
      <EmptyState
        compact
        title={t('notRead', { line })}
        action={<Button onClick={go}>{t('toMistake', { line })}</Button>}
      />
    )
  }
  const section = findAt(file.root, ['tasks', name])
    ? 'tasks'
    : findAt(file.root, ['resources', name])
      ? 'resources'
      : null
  if (section === null) return null
  return (
    <div className={css.form} data-edits="">
      <Head file={file} section={section} name={name} />
      <div className={css.fields}>
        <NameField file={file} section={section} name={name} />
        {section === 'tasks' ? <TaskFields file={file} name={name} /> : <ResourceFields file={file} name={name} />}
      </div>
    </div>
  )
}

interface PartProps {
  file: GraphFile
  name: string
}

function Head({ file, section, name }: PartProps & { section: 'tasks' | 'resources' }) {
  const store = useAppStore()
  const t = useText('form')
  const show = (): void => {
    const key = findAt(file.root, [section, name])?.key
    if (key) store.getState().goTo({ file: file.path, ...lineAt(file.text, key[0]) })
  }
  return (
    <div className={css.head}>
      <h2 className="cut" title={name}>
        {name}
      </h2>
      <span className="faint">{t(section === 'tasks' ? 'task' : 'resource')}</span>
      <div className={css.actions}>
        <Button icon="code" size="small" onClick={show}>
          {t('openSource')}
        </Button>
        <Button icon="copy" size="small" onClick={() => store.getState().addNode({ kind: 'duplicate', names: [name] })}>
          {t('duplicate')}
        </Button>
        <Button
          icon="close"
          size="small"
          onClick={() => void store.getState().editGraph(file.doc, { kind: 'remove', names: [name] })}
        >
          {t('remove')}
        </Button>
      </div>
    </div>
  )
}

function NameField({ file, section, name }: PartProps & { section: 'tasks' | 'resources' }) {
  const store = useAppStore()
  const language = useLanguage()
  const t = useText('form')
  const [refused, setRefused] = useState<string | null>(null)
  const rename = async (to: string): Promise<void> => {
    const error = await store.getState().renameNode(file.doc, name, to.trim())
    setRefused(error && explain(error, language))
  }
  const mistakes = refused === null ? mistakesAt(file, [section, name], false) : [refused]
  return (
    <FieldRow name={t('name')} help={t('nameHelp')} mistakes={mistakes}>
      {id => (
        <Draft
          label={t('name')}
          value={name}
          describedBy={id}
          invalid={mistakes.length > 0}
          onCommit={text => void rename(text)}
        />
      )}
    </FieldRow>
  )
}

const BODIES: readonly TaskKind[] = ['script', 'sleep', 'call', 'http', 'command']

function TaskFields({ file, name }: PartProps) {
  const store = useAppStore()
  const t = useText('form')
  const at = (key: string) => ['tasks', name, key]
  const fields = findAt(file.root, ['tasks', name])?.at.fields
  const does = BODIES.find(body => fields?.has(body)) ?? null
  const change = (to: string | null): void => {
    if (to !== null) store.getState().editGraph(file.doc, { kind: 'setBody', task: name, does: to as TaskKind })
  }
  const namesOf = (section: string) => [...(findAt(file.root, [section])?.at.fields?.keys() ?? [])]
  const holdable = namesOf('resources').filter(resource => HOLDABLE.includes(typeIn(file)(resource) ?? ''))
  return (
    <>
      <FieldRow name={t('does')} help={t('doesHelp')} mistakes={[]}>
        {() => (
          <Choice
            label={t('does')}
            value={does}
            choices={BODIES}
            say={body => t(`kinds.${body as TaskKind}`)}
            onChange={change}
            {...(does === null && { none: t('unset') })}
          />
        )}
      </FieldRow>
      {does === 'call' ? (
        <>
          <SchemaField file={file} path={[...at('call'), 'function']} names={namesOf('functions')} required />
          <SchemaField file={file} path={[...at('call'), 'args']} />
          <SchemaField file={file} path={[...at('call'), 'executor']} />
        </>
      ) : null}
      {does !== null && does !== 'call' ? <SchemaField file={file} path={at(does)} required /> : null}
      <SchemaField file={file} path={at('after')} names={namesOf('tasks').filter(other => other !== name)} />
      <SchemaField file={file} path={at('holds')} names={holdable} />
      <SchemaField file={file} path={at('copies')} />
      <SchemaField file={file} path={at('timeout')} />
      <SchemaField file={file} path={at('retry')} />
      <SchemaField file={file} path={at('shield')} />
    </>
  )
}

function ResourceFields({ file, name }: PartProps) {
  const store = useAppStore()
  const t = useText('form')
  const type = typeIn(file)(name)
  const at = (key: string) => ['resources', name, key]
  const locks = [...(findAt(file.root, ['resources'])?.at.fields?.keys() ?? [])].filter(
    other => typeIn(file)(other) === 'lock',
  )
  const change = (to: string | null): void => {
    const value = to === 'barrier' ? { type: to, parties: 2 } : { type: to }
    if (to !== null) store.getState().editGraph(file.doc, { kind: 'setField', path: ['resources', name], value })
  }
  return (
    <>
      <FieldRow name={t('type')} help={t('typeHelp')} mistakes={mistakesAt(file, at('type'))}>
        {() => <Choice label={t('type')} value={type} choices={RESOURCE_TYPES} onChange={change} />}
      </FieldRow>
      {type === 'queue' ? <Fields file={file} at={at} keys={['maxsize', 'order']} /> : null}
      {type === 'semaphore' ? <Fields file={file} at={at} keys={['value', 'bounded']} /> : null}
      {type === 'barrier' ? <SchemaField file={file} path={at('parties')} required /> : null}
      {type === 'condition' ? <SchemaField file={file} path={at('lock')} names={locks} /> : null}
      {type === 'cell' ? <SchemaField file={file} path={at('value')} /> : null}
    </>
  )
}

const Fields = ({ file, at, keys }: { file: GraphFile; at: (key: string) => string[]; keys: readonly string[] }) =>
  keys.map(key => <SchemaField key={key} file={file} path={at(key)} />)
