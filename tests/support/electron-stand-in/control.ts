/** Messages between a test and the stand-in in its child process. */

export interface DialogAnswer {
  /** For open and save: the path; null cancels. */
  path?: string | null
  /** For a message box: the button's index. */
  button?: number
}

export type ToStandIn =
  | { type: 'answer'; dialog: number; answer: DialogAnswer }
  | { type: 'menu'; id: string }
  | { type: 'menuLabels' }
  | { type: 'closeWindow' }
  | { type: 'killPage' }
  | { type: 'secondInstance'; argv: string[] }

export type FromStandIn =
  | { type: 'dialog'; dialog: number; kind: 'open' | 'save' | 'message'; message: string; buttons: string[] }
  | { type: 'menuLabels'; labels: string[] }
  | { type: 'menuClicked'; id: string; found: boolean }

export function tell(message: FromStandIn): void {
  process.send?.(message)
}

export function onOrder(listener: (order: ToStandIn) => void): void {
  process.on('message', message => listener(message as ToStandIn))
}
