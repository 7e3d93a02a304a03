import { Fragment, type ReactNode } from 'react'
import { type Lanes, type LaneWait, SEGMENT } from '../../../../shared/lanes/index.ts'
import { tags, useText } from '../../../i18n/index.ts'
import { type SegmentStory, wantedOf } from '../lanes/story.ts'
import { inSeconds } from '../time/ticks.ts'
import { nameOf, namesOf, nodesOf, useDuration } from './use-words.ts'

interface StoryProps {
  readonly story: SegmentStory
  readonly lanes: Lanes
}

/** What it was; who held what it wanted; who ended it, and when it then ran. */
export function StoryText({ story, lanes }: StoryProps): ReactNode {
  const t = useText('timeline')
  const gave = gaveBack(story, lanes)
  const parts = [
    <What key="what" story={story} lanes={lanes} />,
    story.wait && story.holders.length > 0 && !gave ? <Held key="held" story={story} lanes={lanes} /> : null,
    story.waker ? <Woken key="woken" story={story} lanes={lanes} gave={gave} /> : null,
  ].filter(part => part !== null)
  return parts.map((part, i) => (
    <Fragment key={part.key}>
      {i > 0 ? t('told.between') : null}
      {part}
    </Fragment>
  ))
}

/** Its only holder woke it: that is one sentence and not two. */
function gaveBack({ holders, waker, wait }: SegmentStory, lanes: Lanes): boolean {
  const kind = wait?.for === 'resource' ? lanes.resources.get(wait.resource)?.kind : undefined
  return (
    (kind === 'lock' || kind === 'semaphore') &&
    holders.length === 1 &&
    waker?.by === 'task' &&
    !waker.cancels &&
    waker.task === holders[0]
  )
}

function What({ story, lanes }: StoryProps): ReactNode {
  const t = useText('timeline')
  const duration = useDuration()
  const { kind, from, to, goesOn, wait } = story
  const who = nameOf(lanes, story.lane.task)
  const values = { ...tags, who, time: duration(to - from), from: inSeconds(from, 3), on: goesOn ? 'yes' : 'no' }
  if (wait?.for === 'sleep') return t.rich('told.slept', values)
  if (wait) return t.rich('told.waited', { ...values, w: () => <Wanted wait={wait} lanes={lanes} /> })
  if (kind === SEGMENT.running) return t.rich(to > from || goesOn ? 'told.running' : 'told.step', values)
  return t.rich(kind === SEGMENT.ready ? 'told.ready' : 'told.cancelling', values)
}

function Wanted({ wait, lanes }: { wait: LaneWait; lanes: Lanes }): ReactNode {
  const t = useText('timeline')
  switch (wait.for) {
    case 'resource':
      return <WantedResource wait={wait} lanes={lanes} />
    case 'task':
      return t.rich('what.task', { ...tags, name: nameOf(lanes, wait.task) })
    case 'tasks':
      return t('what.tasks', { n: wait.total })
    case 'after':
      return t.rich('what.after', { ...tags, names: nodesOf(lanes, wait.tasks) })
    case 'call':
      return t.rich('what.call', { ...tags, name: wait.function })
    case 'retry':
      return t('what.retry', { n: wait.attempt })
    case 'sleep':
      return null
    default:
      return t(`what.${wait.for}`)
  }
}

const BY_KIND = { lock: 'lock', semaphore: 'permit', event: 'event', condition: 'notify', barrier: 'barrier' } as const
const BY_VERB = { get: 'get', put: 'put', join: 'join' } as const

function WantedResource({ wait, lanes }: { wait: Extract<LaneWait, { for: 'resource' }>; lanes: Lanes }): ReactNode {
  const t = useText('timeline')
  const resource = lanes.resources.get(wait.resource)
  const kind = resource?.kind ?? 'cell'
  const key =
    kind in BY_KIND
      ? BY_KIND[kind as keyof typeof BY_KIND]
      : wait.to in BY_VERB
        ? BY_VERB[wait.to as keyof typeof BY_VERB]
        : 'outside'
  return t.rich(`what.${key}`, { ...tags, name: resource?.name ?? `#${wait.resource}` })
}

function Held({ story, lanes }: StoryProps): ReactNode {
  const t = useText('timeline')
  if (wantedOf(story) === null) return null
  return t.rich('told.held', { ...tags, names: namesOf(lanes, story.holders, 4), n: story.holders.length })
}

function Woken({ story, lanes, gave }: StoryProps & { gave: boolean }): ReactNode {
  const t = useText('timeline')
  const duration = useDuration()
  const { waker, to, readyFor } = story
  if (!waker) return null
  const later = readyFor === null ? '' : t('told.later', { ran: duration(readyFor) })
  const values = { ...tags, at: inSeconds(to, 3), later }
  const who = nameOf(lanes, story.lane.task)
  if (waker.by !== 'task') return t.rich(`told.${waker.by}`, values)
  const by = nameOf(lanes, waker.task)
  if (gave) return t.rich('told.heldAndWoke', { ...values, holder: by, who })
  return t.rich(waker.cancels ? 'told.cancelledBy' : 'told.task', { ...values, by })
}
