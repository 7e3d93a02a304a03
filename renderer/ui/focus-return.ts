import { useState } from 'react'

const DIALOG = '[role="dialog"]:not([data-tour])'

/** Where the focus was before the first of the dialogs that follow one another. */
let origin: HTMLElement | null = null

/**
 * For dialogs that nothing on the page opened: the library gives the focus back to what did, which is nothing. A palette entry
 * may open another dialog: then the focus waits for that one to close.
 */
export function useFocusReturn(): (event: Event) => void {
  useState(() => {
    const { activeElement } = document
    if (activeElement instanceof HTMLElement && !activeElement.closest(DIALOG)) origin = activeElement
  })
  return event => {
    event.preventDefault()
    if (document.querySelector(DIALOG) === null && origin?.isConnected) origin.focus()
  }
}
