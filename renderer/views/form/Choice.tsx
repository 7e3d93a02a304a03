import { Icon } from '../../ui/index.ts'
import css from './form.module.css'

interface ChoiceProps {
  label: string
  /** Null: it is left out. */
  value: string | null
  choices: readonly string[]
  /** What leaving it out is called; without it, one has to be chosen. */
  none?: string
  /** In the reader's language, where it is a word and no name. */
  say?: (choice: string) => string
  onChange: (value: string | null) => void
}

/** One of several, from a list. What stands in the file and is not among them is shown all the same. */
export function Choice({ label, value, choices, none, say = choice => choice, onChange }: ChoiceProps) {
  const all = value === null || choices.includes(value) ? choices : [value, ...choices]
  return (
    <span className={css.choice}>
      <select
        aria-label={label}
        value={value ?? ''}
        onChange={event => onChange(event.target.value === '' ? null : event.target.value)}
      >
        {none === undefined ? null : <option value="">{none}</option>}
        {all.map(choice => (
          <option key={choice} value={choice}>
            {say(choice)}
          </option>
        ))}
      </select>
      <Icon name="down" size={12} />
    </span>
  )
}
