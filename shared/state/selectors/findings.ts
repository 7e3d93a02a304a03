import type { ResourceId, TaskId } from '../../ids.ts'
import type { Finding } from '../../protocol/findings.ts'
import type { RunState } from '../run-state.ts'

type Found = Pick<RunState, 'findings'>

/** By the tasks that they name, each in the order in which they were first seen. */
export function findingsByTask({ findings }: Found): ReadonlyMap<TaskId, readonly Finding[]> {
  const named = [...findings.values()].filter(({ task }) => task !== null)
  return Map.groupBy(named, finding => finding.task!.id)
}

/** Of a task or a resource. */
export const findingsOf = (
  { findings }: Found,
  kind: 'task' | 'resource',
  id: TaskId | ResourceId,
): readonly Finding[] => [...findings.values()].filter(finding => finding[kind]?.id === id)
