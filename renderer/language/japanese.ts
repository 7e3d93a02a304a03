/** The compiler's messages as its makers have translated them. */
import raw from 'typescript/lib/ja/diagnosticMessages.generated.json'

export const messages: Readonly<Record<string, string>> = raw
