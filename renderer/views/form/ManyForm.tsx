import type { Doc } from '../../../shared/protocol/documents.ts'
import { useText } from '../../i18n/index.ts'
import { useAppStore } from '../../store/index.ts'
import { Button, Menu } from '../../ui/index.ts'
import { ActionItem } from '../shell/ActionButton.tsx'
import css from './form.module.css'

const WAYS = ['left', 'centreX', 'right', 'top', 'centreY', 'bottom', 'spreadX', 'spreadY'] as const

/** What can be done to several at once. */
export function ManyForm({ doc, names }: { doc: Doc; names: readonly string[] }) {
  const store = useAppStore()
  const t = useText('form')
  const say = useText('app')
  return (
    <div className={css.form} data-edits="">
      <div className={css.head}>
        <h2>{t('many', { n: names.length })}</h2>
        <p className={css.help}>{t('manyHint')}</p>
        <div className={css.actions}>
          <Menu
            trigger={
              <Button icon="list" size="small">
                {t('align')}
              </Button>
            }
          >
            {WAYS.map(how => (
              <ActionItem key={how} action={`edit.align.${how}`}>
                {say(`actions.edit.align.${how}`)}
              </ActionItem>
            ))}
          </Menu>
          <Button icon="copy" size="small" onClick={() => store.getState().addNode({ kind: 'duplicate', names })}>
            {t('duplicate')}
          </Button>
          <Button
            icon="close"
            size="small"
            onClick={() => void store.getState().editGraph(doc.id, { kind: 'remove', names })}
          >
            {t('remove')}
          </Button>
        </div>
      </div>
      <ul className={css.list}>
        {names.map(name => (
          <li key={name}>
            <button type="button" onClick={() => store.getState().choose([name])}>
              <code>{name}</code>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
