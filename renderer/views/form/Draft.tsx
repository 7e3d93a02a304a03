import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useAppStore } from '../../store/index.ts'
import { Field } from '../../ui/index.ts'

export interface DraftProps {
  label: string
  value: string
  /** What is meant when nothing is written. */
  placeholder?: string | undefined
  /** Ids of texts that say more of it. */
  describedBy?: string | undefined
  invalid?: boolean
  autoFocus?: boolean
  /** Completions. */
  list?: string | undefined
  /** With Enter or on leaving it, if it was changed. */
  onCommit: (text: string) => void
  /** `changed`: it was handed on first. */
  onLeave?: (changed: boolean) => void
}

/** A line of text that counts once it is finished: Enter or leaving it, and one step of undo; Esc takes it back. */
export function Draft({ label, value, onCommit, onLeave, describedBy, invalid = false, ...more }: DraftProps) {
  const store = useAppStore()
  const [draft, setDraft] = useState(value)
  const given = useRef(false)
  useEffect(() => setDraft(value), [value])
  const commit = (): void => {
    if (draft !== value && !given.current) onCommit(draft)
    given.current = false
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return
    const isUndo = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z'
    if (event.key === 'Enter') {
      commit()
      onLeave?.(draft !== value)
    } else if (event.key === 'Escape') {
      given.current = draft !== value
      setDraft(value)
      onLeave?.(false)
      if (draft !== value) event.stopPropagation()
    } else if (isUndo && draft === value) {
      // Nothing is typed here that could be undone: what is meant is the last edit.
      event.preventDefault()
      if (event.shiftKey) store.getState().redo()
      else store.getState().undo()
    }
  }
  return (
    <Field
      {...more}
      label={label}
      value={draft}
      onChange={text => {
        given.current = false
        setDraft(text)
      }}
      onBlur={() => {
        commit()
        onLeave?.(draft !== value)
      }}
      onKeyDown={onKeyDown}
      aria-invalid={invalid}
      aria-describedby={describedBy}
    />
  )
}
