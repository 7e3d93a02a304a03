import { ENDED } from '../../../shared/protocol/events.ts'
import type { RunState, TaskRecord } from '../../../shared/state/run-state.ts'
import { findingsOf } from '../../../shared/state/selectors.ts'
import { FindingTitles } from '../findings/index.ts'
import { AwaitStack } from './AwaitStack.tsx'
import { CancelSection } from './CancelSection.tsx'
import { GroupSection } from './GroupSection.tsx'
import { Head } from './Head.tsx'
import { HoldsSection } from './HoldsSection.tsx'
import css from './inspector.module.css'
import { NumbersSection } from './NumbersSection.tsx'
import { OutcomeSection } from './OutcomeSection.tsx'
import { ShieldSection } from './ShieldSection.tsx'
import { StorySection } from './StorySection.tsx'
import { WaitersSection } from './WaitersSection.tsx'
import { WhySection } from './WhySection.tsx'

export interface TaskProps {
  readonly task: TaskRecord
  readonly run: RunState
}

export function TaskDetails({ task, run }: TaskProps) {
  const ended = ENDED.includes(task.state)
  return (
    <div className={css.inspector}>
      <Head task={task} run={run} />
      <div className={css.sections}>
        {ended ? <OutcomeSection task={task} run={run} /> : null}
        {task.waiting ? <WhySection task={task} run={run} /> : null}
        {run.deadlock ? <StorySection task={task} run={run} /> : null}
        <FindingTitles findings={findingsOf(run, 'task', task.id)} />
        <CancelSection task={task} run={run} />
        <ShieldSection task={task} run={run} />
        <GroupSection task={task} run={run} />
        {ended ? null : <AwaitStack task={task} />}
        <HoldsSection task={task} run={run} />
        {ended ? null : <WaitersSection task={task} run={run} />}
        <NumbersSection task={task} />
      </div>
    </div>
  )
}
