import type { ReactNode } from 'react'

/** What the tags of a message stand for, in every catalogue: `<c>` a name in code, `<b>` strong, `<f>` faint. */
export const tags = {
  c: (text: ReactNode) => <code>{text}</code>,
  b: (text: ReactNode) => <span className="strong">{text}</span>,
  f: (text: ReactNode) => <span className="faint">{text}</span>,
}
