import { useText } from '../../i18n/index.ts'
import { FOLDING, type Folding, isDirty, isOpen, useApp, useDoc } from '../../store/index.ts'
import { Icon, IconButton, Kbd, Mark } from '../../ui/index.ts'
import { useAction } from '../shell/use-actions.ts'
import { splitName } from '../tabs/names.ts'
import { RunsMenu } from '../tabs/RunItems.tsx'
import { ClockControl } from './ClockControl.tsx'
import { MoreMenu } from './MoreMenu.tsx'
import { Program } from './Program.tsx'
import { RunControls } from './RunControls.tsx'
import css from './Toolbar.module.css'

export function Toolbar() {
  const something = useApp(state => state.activeDoc !== null || state.shownRun !== null)
  return (
    <header className={css.toolbar} data-area="toolbar">
      <div className={css.part}>
        <Mark />
        {something ? <History /> : null}
        <FileName />
        <RunsMenu />
      </div>
      {something ? (
        <>
          <span className={css.rule} />
          <div className={css.part}>
            <RunControls />
            <ClockControl />
            <Program />
          </div>
        </>
      ) : null}
      <div className={css.end}>
        <Find />
        <div className={css.part}>
          <AreaToggles />
          <MoreMenu />
        </div>
      </div>
    </header>
  )
}

function History() {
  const t = useText('app')
  const back = useAction('view.back')
  const forward = useAction('view.forward')
  return (
    <nav className="line" style={{ gap: 0 }}>
      <IconButton icon="back" label={t('back')} keys={back.keys} disabled={!back.enabled} onClick={back.run} />
      <IconButton
        icon="forward"
        label={t('forward')}
        keys={forward.keys}
        disabled={!forward.enabled}
        onClick={forward.run}
      />
    </nav>
  )
}

function FileName() {
  const t = useText('app')
  const doc = useDoc()
  const run = useApp(({ runs, shownRun }) => (shownRun === null ? undefined : runs.get(shownRun)))
  const [name, extension] = splitName(doc?.name ?? run?.name ?? t('name'))
  if (doc === null && run?.program) return <ProgramName name={run.name} pid={run.program.pid} />
  return (
    <h1 className={css.file} title={doc?.path ?? doc?.name}>
      <span className={css.name}>{name}</span>
      <span className={css.extension}>{extension}</span>
      {doc && isDirty(doc) ? (
        <i className={css.unsaved} title={t('unsaved')} role="img" aria-label={t('unsaved')} />
      ) : null}
    </h1>
  )
}

/** Attached: a program of its own, by name and pid. */
function ProgramName({ name, pid }: { name: string; pid: number }) {
  const t = useText('run')
  return (
    <h1 className={css.file} title={`${name} (${pid})`}>
      <span className={css.name}>{t('program.attached', { name, pid: String(pid) })}</span>
    </h1>
  )
}

function Find() {
  const t = useText('app')
  const palette = useAction('palette.open')
  return (
    <button type="button" className={css.find} onClick={palette.run}>
      <Icon name="search" />
      <span className="grow cut">{t('find')}</span>
      <Kbd>{palette.keys}</Kbd>
    </button>
  )
}

const ICONS = { left: 'panelLeft', bottom: 'panelBottom', right: 'panelRight' } as const

const AreaToggles = () => (
  <div className="line" style={{ gap: 0 }}>
    {FOLDING.map(area => (
      <AreaToggle key={area} area={area} />
    ))}
  </div>
)

function AreaToggle({ area }: { area: Folding }) {
  const t = useText('app')
  const open = useApp(state => isOpen(state, area))
  const { enabled, keys, run } = useAction(`area.${area}`)
  return (
    <IconButton
      icon={ICONS[area]}
      label={t(`actions.area.${area}`)}
      keys={keys}
      disabled={!enabled}
      aria-expanded={open}
      onClick={run}
    />
  )
}
