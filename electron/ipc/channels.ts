/** Names of what crosses between preload script and main process. */
export const CALL = 'call'
export const PUSH = 'push'
/** The page has taken a push of so many characters: how the main process knows how far behind it is. */
export const TOOK = 'took'
/** A file was dropped on the page; its path. */
export const DROPPED = 'dropped'
