import { useState } from 'react'
import { keyWords } from '../../../shared/graph/key-words.ts'
import { type KeySchema, keysAt, objectOf, placeAt } from '../../../shared/graph/keys.ts'
import { readText } from '../../../shared/graph/rewrite/rewrite.ts'
import { inline } from '../../../shared/graph/rewrite/written.ts'
import { useLanguage, useText } from '../../i18n/index.ts'
import { useAppStore } from '../../store/index.ts'
import { Segmented } from '../../ui/index.ts'
import { Choice } from './Choice.tsx'
import { Draft } from './Draft.tsx'
import { FieldRow } from './FieldRow.tsx'
import { type GraphFile, mistakesAt, typeIn, valueAt } from './file.ts'
import css from './form.module.css'
import { Names } from './Names.tsx'
import { ScriptField } from './ScriptField.tsx'

interface SchemaFieldProps {
  file: GraphFile
  path: readonly string[]
  /** Names that may stand in it: then it is one of them, or a list of them. */
  names?: readonly string[]
  required?: boolean
}

/** A field of the file with the control that its kind asks for. */
export function SchemaField({ file, path, names, required = false }: SchemaFieldProps) {
  const store = useAppStore()
  const language = useLanguage()
  const [refused, setRefused] = useState<string | null>(null)
  const place = placeAt(path, typeIn(file))
  if (!place) return null
  const value = valueAt(file, path)
  const schema = objectOf(place.schema)
  if (schema.type === 'object' && schema.properties) return <Group file={file} path={path} />
  const set = (next: unknown): void => {
    setRefused(null)
    store.getState().editGraph(file.doc, { kind: 'setField', path, value: next })
  }
  const clear = (): void => {
    setRefused(null)
    store.getState().editGraph(file.doc, { kind: 'clearField', path })
  }
  return (
    <FieldRow
      name={path.slice(2).join('.')}
      help={keyWords(place.id, language)}
      mistakes={refused === null ? mistakesAt(file, path) : [refused]}
      onClear={value === undefined || required ? undefined : clear}
    >
      {id => (
        <Control
          {...{ file, path, names, value, schema, set, clear }}
          initial={place.schema.default}
          describedBy={id}
          refuse={setRefused}
        />
      )}
    </FieldRow>
  )
}

/** The fields of a map, under its own name. One that is not there is asked for by its first field. */
function Group({ file, path }: Pick<SchemaFieldProps, 'file' | 'path'>) {
  const place = placeAt(path, typeIn(file))
  const required = objectOf(place!.schema).required ?? []
  return (
    <>
      {[...keysAt(path, typeIn(file)).keys()].map(key => (
        <SchemaField key={key} file={file} path={[...path, key]} required={required.includes(key)} />
      ))}
    </>
  )
}

interface ControlProps extends Pick<SchemaFieldProps, 'file' | 'path'> {
  names: readonly string[] | undefined
  value: unknown
  schema: KeySchema
  initial: unknown
  describedBy: string
  set: (value: unknown) => void
  clear: () => void
  refuse: (why: string) => void
}

function Control(props: ControlProps) {
  const { file, path, names, value, schema, initial, set } = props
  const t = useText('form')
  const label = path.slice(2).join('.')
  if (path.at(-1) === 'script') return <ScriptField file={file} path={path} />
  if (schema.type === 'array' && names) {
    const listed = Array.isArray(value) ? value.filter(item => typeof item === 'string') : []
    return (
      <Names
        label={label}
        names={listed}
        known={names}
        onChange={next => (next.length > 0 ? set(next) : props.clear())}
      />
    )
  }
  if (schema.type === 'boolean') {
    const options = [
      { value: 'no', label: t('off') },
      { value: 'yes', label: t('on') },
    ]
    const on = typeof value === 'boolean' ? value : initial === true
    return (
      <Segmented label={label} value={on ? 'yes' : 'no'} options={options} onChange={next => set(next === 'yes')} />
    )
  }
  const choices = schema.enum?.map(String) ?? names
  if (choices)
    return (
      <Choice
        label={label}
        value={value === undefined ? null : String(value)}
        choices={choices}
        none={saidDefault(t, initial)}
        onChange={next => (next === null ? props.clear() : set(next))}
      />
    )
  return <Line {...props} />
}

type Say = ReturnType<typeof useText<'form'>>

const saidDefault = (t: Say, initial: unknown): string =>
  initial === null || initial === undefined ? t('unset') : t('default', { value: inline(initial, { json: false }) })

/** Where seconds are meant. */
const SECONDS = ['sleep', 'timeout', 'delay']

/** A number, a text, or a value as it is written in the file. */
function Line({ path, value, schema, initial, set, clear, refuse, describedBy, file }: ControlProps) {
  const t = useText('form')
  const label = path.slice(2).join('.')
  const isText = schema.type === 'string'
  const isNumber = schema.type === 'number' || schema.type === 'integer'
  const written =
    value === undefined ? '' : isText && typeof value === 'string' ? value : inline(value, { json: false })
  const commit = (text: string): void => {
    if (text.trim() === '') {
      clear()
      return
    }
    if (isText) {
      set(text)
      return
    }
    const read = readText(text)
    if (!('root' in read)) refuse(t('notValue'))
    else if (isNumber && typeof read.root.value !== 'number') refuse(t('notNumber'))
    else set(read.root.value)
  }
  return (
    <div className={css.line}>
      <Draft
        label={label}
        value={written}
        placeholder={saidDefault(t, initial)}
        describedBy={describedBy}
        invalid={mistakesAt(file, path).length > 0}
        onCommit={commit}
      />
      {SECONDS.includes(String(path.at(-1))) ? <span className={css.unit}>{t('seconds')}</span> : null}
    </div>
  )
}
