import { tags, useText } from '../../../i18n/index.ts'
import { useApp, useAppStore } from '../../../store/index.ts'
import { Count, cx, Icon } from '../../../ui/index.ts'
import { useOverlay } from '../context.ts'
import type { Instrument } from '../model/instrument.ts'
import type { ResourceNode } from '../model/structure.ts'
import type { ResourceView } from '../model/views.ts'
import { Box, Step } from './Box.tsx'
import css from './nodes.module.css'
import { useWords } from './use-words.ts'

/** Inset and without a cell: a resource has no state, it has an instrument. */
export function Resource({ node, view }: { node: ResourceNode; view: ResourceView }) {
  const store = useAppStore()
  const t = useText('graph')
  const words = useWords()
  const far = useOverlay(overlay => overlay.far)
  const selected = useApp(
    ({ selected: at, shownRun }) =>
      view.resource !== null && at?.kind === 'resource' && at.run === shownRun && at.id === view.resource,
  )
  const name = words.name(node, view)
  return (
    <Box
      cursor={node.key}
      name={name}
      title={name}
      state={null}
      selected={selected}
      dim={false}
      look={css.resource}
      onClick={() => (view.resource === null ? undefined : store.getState().selectResource(view.resource))}
    >
      <div className={css.head}>
        <span className={css.kind}>
          <Icon name={node.type} size={12} />
        </span>
        <code className={css.name}>{node.name}</code>
        {far ? <span className="grow" /> : <span className={css.of}>{words.kind(node)}</span>}
        <Step at={node.key} />
        {view.total > 1 ? <Count>{t('copies', { n: view.total })}</Count> : null}
        {view.instrument.amount === null ? null : <span className={css.amount}>{view.instrument.amount}</span>}
      </div>
      {far ? null : <Reading instrument={view.instrument} />}
    </Box>
  )
}

function Reading({ instrument: { slots, line } }: { instrument: Instrument }) {
  const t = useText('graph')
  if (slots)
    return (
      <div className={css.slots}>
        {slots.map((item, slot) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a slot is its place
          <i key={slot} className={cx(item !== null && css.taken)} title={item ?? undefined}>
            {item}
          </i>
        ))}
      </div>
    )
  return (
    <div className={cx(css.reading, line?.on === true && css.on)}>
      {line ? t.rich(`instrument.${line.key}`, { ...tags, ...line.values }) : null}
    </div>
  )
}
