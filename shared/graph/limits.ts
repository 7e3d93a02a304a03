/** What a graph file may have at most. Together they bound the time of reading: no text takes over two seconds. */

/** UTF-16 units, a hundred times a large graph. The file layer refuses as many bytes before it reads them. */
export const MAX_TEXT = 4 * 1024 * 1024
/** Words and marks as YAML's lexer counts them; some 30 a task. Reading is linear in them, about 3 µs each. */
export const MAX_TOKENS = 320_000
/** Values, with aliases written out. */
export const MAX_VALUES = 400_000
export const MAX_DEPTH = 32
/** Copies included. */
export const MAX_TASKS = 100_000
export const MAX_NAME = 100
export const MAX_PROBLEMS = 200
/** A hundred years: what is longer is a mistake, and whole microseconds stay exact. */
export const MAX_SECONDS = 3_155_760_000
