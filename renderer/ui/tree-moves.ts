/** What keys mean in every tree and list of rows: arrows as everywhere, and the letters that users of vi are used to. */
export type TreeMove = 'down' | 'up' | 'first' | 'last' | 'fold' | 'unfold' | 'open' | 'leave'

export const TREE_MOVES: Readonly<Record<string, TreeMove>> = {
  ArrowDown: 'down',
  j: 'down',
  ArrowUp: 'up',
  k: 'up',
  ArrowLeft: 'fold',
  h: 'fold',
  ArrowRight: 'unfold',
  l: 'unfold',
  Home: 'first',
  End: 'last',
  G: 'last',
  Enter: 'open',
  Escape: 'leave',
}
