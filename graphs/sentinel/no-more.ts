/** The sentinel: nothing that could be a letter. */
export const NO_MORE = null

/** Each takes one sentinel. */
export const CONSUMERS = 2
