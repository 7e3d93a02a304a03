/** The program file of Electron; null where there is none. */
export function installed(): string | null
