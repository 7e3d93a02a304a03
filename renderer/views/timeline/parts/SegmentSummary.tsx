import { useMemo } from 'react'
import type { TaskId } from '../../../../shared/ids.ts'
import { type Lanes, SEGMENT, type TaskLane } from '../../../../shared/lanes/index.ts'
import { tags, useText } from '../../../i18n/index.ts'
import { type TimeWindow, useAppStore } from '../../../store/index.ts'
import { Button } from '../../../ui/index.ts'
import { keptBy } from '../lanes/kept-by.ts'
import { type SegmentStory, storyOf } from '../lanes/story.ts'
import css from '../timeline.module.css'
import { DidTable } from './DidTable.tsx'
import { KeptList } from './KeptList.tsx'
import { didOf, laneSums } from './lane-sums.ts'
import { StoryText } from './StoryText.tsx'

interface SegmentSummaryProps {
  readonly lanes: Lanes
  readonly version: number
  readonly view: TimeWindow
  readonly lane: TaskLane
  readonly index: number
}

const HEADINGS = {
  [SEGMENT.waiting]: 'wait',
  [SEGMENT.cancellingWait]: 'wait',
  [SEGMENT.running]: 'running',
  [SEGMENT.ready]: 'ready',
  [SEGMENT.cancelling]: 'cancelling',
} as const

/** The selected segment as a sentence, what its task did in view, and who kept it waiting. */
export function SegmentSummary({ lanes, version, view, lane, index }: SegmentSummaryProps) {
  const t = useText('timeline')
  const { name } = lane
  // Lanes grow in place: `version` stands for what is in them.
  const story = useMemo(() => ({ ...storyOf(lanes, lane, index), version }), [lanes, lane, index, version])
  const { from, to } = view
  const { did, whole, kept } = useMemo(() => {
    const begin = Math.max(from, lane.createdAt)
    const end = Math.min(to, lane.endedAt ?? lanes.at)
    const sums = laneSums(lanes).of(lane, from, to)
    return { did: didOf(sums), whole: end - begin, kept: keptBy(lanes, lane, { from, to }), version }
  }, [lanes, lane, from, to, version])
  const label = t.markup('did', { c: text => text, name })
  return (
    <section className={css.summary} data-columns="3">
      <div>
        <h3>{t.rich(`selected.${HEADINGS[story.kind]}`, { ...tags, name })}</h3>
        <p className={css.sentence} aria-live="polite">
          <StoryText story={story} lanes={lanes} />
        </p>
        <Links story={story} lanes={lanes} />
      </div>
      <div>
        <h3>{t.rich('did', { ...tags, name })}</h3>
        <DidTable lanes={lanes} label={label} did={did} whole={whole} most={5} />
      </div>
      <div>
        <h3>{t('kept')}</h3>
        <KeptList lanes={lanes} kept={kept} />
      </div>
    </section>
  )
}

function Links({ story, lanes }: { story: SegmentStory; lanes: Lanes }) {
  const store = useAppStore()
  const t = useText('timeline')
  const [holder] = story.holders
  const waker = story.waker?.by === 'task' ? story.waker.task : undefined
  /** To what it did then. */
  const go = (task: TaskId, at: number): void => store.getState().selectSegmentAt(task, at)
  const known = (task: TaskId | undefined): task is TaskId => task !== undefined && lanes.tasks.has(task)
  return (
    <div className={css.buttons}>
      {known(holder) ? (
        <Button icon="right" onClick={() => go(holder, story.from)}>
          {t('goToHolder')}
        </Button>
      ) : null}
      {known(waker) ? (
        <Button icon="right" onClick={() => go(waker, story.to)}>
          {t('goToWaker')}
        </Button>
      ) : null}
      <Button onClick={() => store.getState().clearTimeline()}>{t('clear')}</Button>
    </div>
  )
}
