import { useState } from 'react'
import { type Group, groupOf, isNumbered } from '../../../shared/actions/index.ts'
import { type ActionId, actions, keyHint } from '../../actions/index.ts'
import { useText } from '../../i18n/index.ts'
import { useAppStore } from '../../store/index.ts'
import { Dialog, Field, Kbd } from '../../ui/index.ts'
import { useActionLabel, useKeyHints, useMac } from '../shell/use-actions.ts'
import css from './Shortcuts.module.css'

/** What the table does with keys of its own. */
const MOVES = [
  { id: 'move', keys: ['↑ ↓', 'j k'] },
  { id: 'fold', keys: ['← →', 'h l'] },
  { id: 'ends', keys: ['g g', 'G'] },
  { id: 'open', keys: ['↵'] },
  { id: 'leave', keys: ['Esc'] },
] as const

/** And the graph. */
const IN_GRAPH = [
  { id: 'move', keys: ['← → ↑ ↓', 'h j k l'] },
  { id: 'open', keys: ['↵'] },
  { id: 'leave', keys: ['Esc'] },
] as const

/** Titles, in the order of menus; what has none of its own stands below another's. */
const TITLES = ['file', 'edit', 'run', 'task', 'graph', 'time', 'timeline', 'code', 'pane', 'view', 'help'] as const
type Title = (typeof TITLES)[number]

const WITHIN: Readonly<Record<Exclude<Group, Title>, Title>> = {
  tab: 'file',
  program: 'run',
  recording: 'view',
  area: 'pane',
  course: 'view',
  palette: 'help',
}

const isTitle = (group: Group): group is Title => (TITLES as readonly Group[]).includes(group)

function titleOf(id: ActionId): Title {
  const group = groupOf(id)
  return isTitle(group) ? group : WITHIN[group]
}

interface Line {
  readonly what: string
  readonly keys: readonly string[]
}

/** Every key there is, group by group; what is typed leaves those whose name or key has it. */
export function Shortcuts() {
  const store = useAppStore()
  const t = useText('app')
  const [sought, setSought] = useState('')
  const groups = useGroups().flatMap(({ title, lines }) => {
    const left = lines.filter(line => has(line, sought))
    return left.length > 0 ? [{ title, lines: left }] : []
  })
  return (
    <Dialog wide title={t('shortcuts.title')} onClose={store.getState().closeDialog}>
      <Field
        icon="search"
        label={t('shortcuts.search')}
        placeholder={t('shortcuts.search')}
        value={sought}
        onChange={setSought}
      />
      {groups.length === 0 ? <p className={css.note}>{t('shortcuts.nothing')}</p> : null}
      <div className={css.columns}>
        {groups.map(({ title, lines }) => (
          <section key={title}>
            <h3>{title}</h3>
            <dl>
              {lines.map(line => (
                <Row key={line.what} {...line} />
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className={css.note}>{t('shortcuts.note')}</p>
    </Dialog>
  )
}

const has = ({ what, keys }: Line, sought: string): boolean =>
  [what, ...keys].some(text => text.toLowerCase().includes(sought.trim().toLowerCase()))

function useGroups(): readonly { title: string; lines: readonly Line[] }[] {
  const t = useText('app')
  const mac = useMac()
  const labelOf = useActionLabel()
  const graph = useText('graph')
  const hintsOf = useKeyHints()
  const lineOf = (action: (typeof actions)[number]): Line[] => {
    const keys = hintsOf(action)
    if (keys.length === 0 || (isNumbered(action.id) && action.id !== 'tab.1')) return []
    return [{ what: labelOf(action.id), keys: isNumbered(action.id) ? [`${keys[0]} … 9`] : keys }]
  }
  const ofActions = TITLES.map(title => ({
    title: t(`groups.${title}`),
    lines: actions.filter(({ id }) => titleOf(id) === title).flatMap(lineOf),
  }))
  return [
    ...ofActions,
    { title: t('move.label'), lines: MOVES.map(({ id, keys }) => ({ what: t(`move.${id}`), keys })) },
    { title: graph('keys.label'), lines: IN_GRAPH.map(({ id, keys }) => ({ what: graph(`keys.${id}`), keys })) },
    { title: t('shortcuts.editor'), lines: [{ what: t('shortcuts.find'), keys: [keyHint('Mod+F', mac)] }] },
  ]
}

function Row({ what, keys }: Line) {
  return (
    <div>
      <dt>{what}</dt>
      <dd>
        {keys.map(key => (
          <Kbd key={key}>{key}</Kbd>
        ))}
      </dd>
    </div>
  )
}
