import { useText } from '../../i18n/index.ts'
import { useApp, useAppStore } from '../../store/index.ts'
import { Icon, Menu, MenuChoice, Segmented } from '../../ui/index.ts'
import css from './Toolbar.module.css'

const SPEEDS = ['0.1', '0.25', '0.5', '1', '2', '5', '10', '100']

/** The clock of the run that goes on, else of the next one; the real one's speed can change at any time. */
export function ClockControl() {
  const store = useAppStore()
  const t = useText('run')
  const going = useApp(({ live }) => (live && live.sent.phase !== 'ended' ? live.sent.clock : null))
  const chosen = useApp(state => state.clock ?? state.docs.get(state.activeDoc ?? '')?.clock ?? 'real')
  const speed = useApp(state => String(state.speed))
  const clock = going ?? chosen
  return (
    <div className={css.clock} title={going === null ? undefined : t('clockGoing')}>
      <Segmented
        label={t('clock')}
        value={clock}
        options={[
          { value: 'real', label: t('real', { speed }) },
          { value: 'virtual', label: t('virtual') },
        ]}
        disabled={going !== null}
        onChange={value => store.getState().setClock(value)}
      />
      {clock === 'real' ? (
        <Menu
          trigger={
            <button type="button" className={css.speed} aria-label={t('speed')}>
              <Icon name="down" size={12} />
            </button>
          }
        >
          <MenuChoice
            label={t('speed')}
            value={speed}
            options={SPEEDS.map(value => ({ value, label: t('speedTimes', { speed: value }) }))}
            onChange={value => void store.getState().setSpeed(Number(value))}
          />
        </Menu>
      ) : null}
    </div>
  )
}
