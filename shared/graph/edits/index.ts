/** `applyEdit(text, edit)`: changes of a graph's file that keep everything else in it as it was written. */
export { addedBy, applyEdit, type Edited } from './apply.ts'
export { GRID, onGrid } from './arrange.ts'
export type { Arrangement, Box, GraphEdit, Point, ResourceType, TaskKind } from './graph-edit.ts'
