import { useEffect } from 'react'
import { act, actionFor } from '../../actions/index.ts'
import { useAppStore } from '../../store/index.ts'
import { useInBrowser, useMac } from './use-actions.ts'

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input:not([type="radio"]), textarea, select'))

/** In a pane that edits the document; it says so by `data-edits`. */
const isEditing = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[data-edits]') !== null

const PRESSED_BY_SPACE = 'button, input, [role="tab"], [role="separator"]'

/** All keys of the page, from the one list of actions. Dialogs and menus keep theirs to themselves. */
export function useKeys(): void {
  const store = useAppStore()
  const mac = useMac()
  const browser = useInBrowser()
  useEffect(() => {
    // Who has gone to a button with Tab presses it with Space; who has clicked it pauses the program.
    let tabbed = false
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Tab') tabbed = true
      if (
        event.defaultPrevented ||
        event.isComposing ||
        document.querySelector('[role="dialog"]:not([data-tour]), [role="menu"]')
      )
        return
      const { target } = event
      if (event.key === ' ' && tabbed && target instanceof HTMLElement && target.matches(PRESSED_BY_SPACE)) return
      const editing = isEditing(target) || store.getState().editedLast
      const { currentPane: pane } = store.getState()
      const context = { mac, browser, typing: isTyping(target), editing, pane }
      const action = actionFor(event, context, store.getState())
      if (!action) return
      event.preventDefault()
      act(action.id, store.getState())
    }
    const onPointerDown = () => {
      tabbed = false
    }
    window.addEventListener('keydown', onKeyDown)
    window.addEventListener('pointerdown', onPointerDown)
    return () => {
      window.removeEventListener('keydown', onKeyDown)
      window.removeEventListener('pointerdown', onPointerDown)
    }
  }, [store, mac, browser])
}
