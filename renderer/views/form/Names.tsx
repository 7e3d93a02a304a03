import { useText } from '../../i18n/index.ts'
import { IconButton } from '../../ui/index.ts'
import { Choice } from './Choice.tsx'
import css from './form.module.css'

interface NamesProps {
  label: string
  names: readonly string[]
  /** What may be added. */
  known: readonly string[]
  onChange: (names: readonly string[]) => void
}

/** Names in their order; the list below adds one. */
export function Names({ label, names, known, onChange }: NamesProps) {
  const t = useText('form')
  const others = known.filter(name => !names.includes(name))
  return (
    <div className={css.names}>
      {names.map(name => (
        <span key={name} className={css.name}>
          <code className="cut" title={name}>
            {name}
          </code>
          <IconButton
            icon="close"
            size={12}
            label={t('take', { name })}
            onClick={() => onChange(names.filter(other => other !== name))}
          />
        </span>
      ))}
      {others.length === 0 ? (
        names.length === 0 ? (
          <span className={css.help}>{t('none')}</span>
        ) : null
      ) : (
        <Choice
          label={t('add', { field: label })}
          value={null}
          none={t('add', { field: label })}
          choices={others}
          onChange={name => (name === null ? undefined : onChange([...names, name]))}
        />
      )}
    </div>
  )
}
