/** What views, the command line and tests ask of a run's state. Pure; nothing is remembered between calls. */
export { type ChainLink, chain, type RootCause, type WaitChain } from './selectors/chain.ts'
export { countsByState, noTasks, type StateCounts } from './selectors/counts.ts'
export { deadlockStory, type StoryStep } from './selectors/deadlock-story.ts'
export { findingsByTask, findingsOf } from './selectors/findings.ts'
export {
  groupMembers,
  type Held,
  type Holder,
  heldBy,
  holdersOf,
  type Waiter,
  waitersForTask,
  waitersOf,
} from './selectors/holding.ts'
export { type GroupRow, type TaskRow, type TaskTree, type TreeRow, taskTree, treeRows } from './selectors/tree.ts'
export { sharedName, type WaitGroup, waitGroups } from './selectors/wait-groups.ts'
