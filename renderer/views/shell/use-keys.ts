import { useEffect } from 'react'
import { act, actionFor } from '../../actions/index.ts'
import { useAppStore } from '../../store/index.ts'
import { useMac } from './use-actions.ts'

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))

/** A button reached by keyboard is pressed by Space, and not the program paused. */
const takesSpace = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches(':is(button, [role="menuitem"], [role="tab"]):focus-visible')

/** All keys of the page, from the one list of actions. Dialogs and menus keep theirs to themselves. */
export function useKeys(): void {
  const store = useAppStore()
  const mac = useMac()
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || document.querySelector('[role="dialog"], [role="menu"]'))
        return
      if (event.key === ' ' && takesSpace(event.target)) return
      const action = actionFor(event, { mac, typing: isTyping(event.target) })
      if (!action) return
      event.preventDefault()
      act(action.id, store.getState())
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [store, mac])
}
