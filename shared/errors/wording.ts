export type Language = 'en' | 'ja'

/** For every code, what to say in each language. A code without wording does not compile. */
export type Wording<Details> = { [C in keyof Details]: { [L in Language]: (details: Details[C]) => string } }
