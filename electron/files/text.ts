/** Bytes of a file as text for an editor, and back: its byte order mark and line endings are the file's, not the editor's. */
import { YieldpointError } from '../../shared/errors.ts'

/** How a file writes its text. */
export interface TextFormat {
  readonly bom: boolean
  readonly lineEnd: '\n' | '\r\n'
  /** The last line ends with a line end too. */
  readonly finalLineEnd: boolean
}

export const PLAIN: TextFormat = { bom: false, lineEnd: '\n', finalLineEnd: true }

export interface DecodedText {
  /** Without byte order mark; all lines end with \n. */
  readonly text: string
  readonly format: TextFormat
}

/** @throws YieldpointError files/not-text */
export function decodeText(bytes: Uint8Array, path: string): DecodedText {
  const raw = decodeUtf8(bytes, path)
  const bom = raw.startsWith('\uFEFF')
  const text = raw.slice(bom ? 1 : 0).replaceAll('\r\n', '\n')
  return { text, format: { bom, lineEnd: lineEndOf(raw), finalLineEnd: text === '' || text.endsWith('\n') } }
}

/** A final line end is kept as it was, unless the text was given one on purpose: it may be added, never lost. */
export function encodeText(text: string, { bom, lineEnd, finalLineEnd }: TextFormat): string {
  const lines = text.replaceAll('\r\n', '\n')
  const whole = finalLineEnd && lines !== '' && !lines.endsWith('\n') ? `${lines}\n` : lines
  return (bom ? '\uFEFF' : '') + (lineEnd === '\n' ? whole : whole.replaceAll('\n', lineEnd))
}

function decodeUtf8(bytes: Uint8Array, path: string): string {
  try {
    const raw = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    if (!raw.includes('\0')) return raw
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
  }
  throw new YieldpointError('files/not-text', { path })
}

/** What most of its lines end with. */
function lineEndOf(text: string): TextFormat['lineEnd'] {
  const all = text.split('\n').length - 1
  const windows = text.split('\r\n').length - 1
  return windows * 2 > all ? '\r\n' : '\n'
}
