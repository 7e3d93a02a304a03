export { CALL, DROPPED, PUSH, TOOK } from './channels.ts'
export { type Connected, connect } from './connect.ts'
export { isPage, PAGE_ORIGIN, PAGE_SCHEME } from './origin.ts'
