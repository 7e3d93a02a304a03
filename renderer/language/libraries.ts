/** The declarations that every script has: the language without a machine, and what `yieldpoint` exports. */

/** Of the compiler's own: none of weak references, shared memory, the machine's language, or the DOM. */
const language = import.meta.glob<string>(
  [
    '../../node_modules/typescript/lib/lib.{es5,decorators,decorators.legacy}.d.ts',
    '../../node_modules/typescript/lib/lib.es20{15,16,17,18,19,20,21,22,23,24}.*.d.ts',
    '../../node_modules/typescript/lib/lib.esnext.{disposable,iterator,error}.d.ts',
    '!**/*.{full,intl,weakref,sharedmemory}.d.ts',
  ],
  { query: '?raw', import: 'default', eager: true },
)
const runtime = import.meta.glob<string>('../../shared/script/yieldpoint/*.d.ts', {
  query: '?raw',
  import: 'default',
  eager: true,
})

/**
 * In a script these throw. Overloads that are declared later are tried first, so this is what the compiler finds, strikes out
 * and explains.
 */
const CONFINED = `
interface DateConstructor {
  /** @deprecated Throws in a script: two runs would differ. \`now()\` gives the seconds of the run’s clock. */
  new (): Date
  /** @deprecated Throws in a script: two runs would differ. \`now()\` gives the seconds of the run’s clock. */
  (): string
  /** @deprecated Throws in a script: two runs would differ. \`now()\` gives the seconds of the run’s clock. */
  now(): number
}
interface Math {
  /** @deprecated Throws in a script: two runs would differ. \`random()\` goes by the run’s seed. */
  random(): number
}
/** Only named by the language’s own declarations. */
interface SharedArrayBuffer extends ArrayBuffer {}
`

const FOLDER = '/lib/'
const named = (texts: Record<string, string>): [string, string][] =>
  Object.entries(texts).map(([path, text]) => [FOLDER + path.slice(path.lastIndexOf('/') + 1), withoutReferences(text)])

/** They name one another, and those that are left out. */
const withoutReferences = (text: string): string => text.replaceAll(/^\/\/\/ <reference .*$/gm, '')

export const libraries: ReadonlyMap<string, string> = new Map([
  ...named(language),
  ...named(runtime),
  [`${FOLDER}confined.d.ts`, CONFINED],
])
