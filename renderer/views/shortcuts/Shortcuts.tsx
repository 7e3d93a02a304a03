import { actions, keyHint } from '../../actions/index.ts'
import { useText } from '../../i18n/index.ts'
import { useAppStore } from '../../store/index.ts'
import { Dialog, Kbd } from '../../ui/index.ts'
import { useActionLabel, useMac } from '../shell/use-actions.ts'
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

/** Spellings of one key on other keyboards are not listed. */
const isSpelling = (keys: string): boolean => keys === 'Shift+/' || keys === '>' || keys === 'Shift++'

export function Shortcuts() {
  const store = useAppStore()
  const t = useText('app')
  const graph = useText('graph')
  const mac = useMac()
  const labelOf = useActionLabel()
  const withKeys = actions.filter(action => action.keys.length > 0)
  return (
    <Dialog wide title={t('shortcuts.title')} onClose={store.getState().closeDialog}>
      <div className={css.columns}>
        <section>
          <h3>{t('shortcuts.always')}</h3>
          <dl>
            {withKeys.map(action => (
              <Line
                key={action.id}
                what={labelOf(action.id)}
                keys={action.keys.filter(keys => !isSpelling(keys)).map(keys => keyHint(keys, mac))}
              />
            ))}
          </dl>
        </section>
        <section>
          <h3>{t('move.label')}</h3>
          <dl>
            {MOVES.map(({ id, keys }) => (
              <Line key={id} what={t(`move.${id}`)} keys={keys} />
            ))}
          </dl>
          <h3>{graph('keys.label')}</h3>
          <dl>
            {IN_GRAPH.map(({ id, keys }) => (
              <Line key={id} what={graph(`keys.${id}`)} keys={keys} />
            ))}
          </dl>
          <h3>{t('shortcuts.editor')}</h3>
          <dl>
            <Line what={t('shortcuts.find')} keys={[keyHint('Mod+F', mac)]} />
          </dl>
          <p className={css.note}>{t('shortcuts.note')}</p>
        </section>
      </div>
    </Dialog>
  )
}

function Line({ what, keys }: { what: string; keys: readonly string[] }) {
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
