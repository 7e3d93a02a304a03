import { phaseOf } from '../../actions/index.ts'
import { useText } from '../../i18n/index.ts'
import { useApp } from '../../store/index.ts'
import { ButtonGroup, IconButton } from '../../ui/index.ts'
import { ActionButton } from '../shell/ActionButton.tsx'
import { useAction } from '../shell/use-actions.ts'

/** What starts a run stops it, from the same place. */
export function RunControls() {
  const t = useText('run')
  const restart = useAction('run.restart')
  return (
    <div className="line" data-tour="run">
      <ButtonGroup label={t('controls')}>
        <First />
        <ActionButton action="run.step" icon="step">
          {t('step')}
        </ActionButton>
        <ActionButton action="run.stop" icon="stop">
          {t('stop')}
        </ActionButton>
      </ButtonGroup>
      <IconButton
        icon="restart"
        label={t('restart')}
        keys={restart.keys}
        disabled={!restart.enabled}
        onClick={restart.run}
      />
    </div>
  )
}

/** Wide enough for each of its labels, so that what stands beside it stays where it is. */
const WIDTH = { minWidth: 'var(--first-control)' }

function First() {
  const t = useText('run')
  const phase = useApp(phaseOf)
  if (phase === 'running' || phase === 'starting')
    return (
      <ActionButton action="run.pause" icon="pause" style={WIDTH}>
        {t('pause')}
      </ActionButton>
    )
  if (phase === 'paused')
    return (
      <ActionButton action="run.pause" icon="play" leadsTo="running" style={WIDTH}>
        {t('resume')}
      </ActionButton>
    )
  return (
    <ActionButton
      action={phase === 'deadlocked' ? 'run.restart' : 'run.start'}
      icon="play"
      leadsTo="running"
      style={WIDTH}
    >
      {t(phase === null ? 'start' : 'restart')}
    </ActionButton>
  )
}
