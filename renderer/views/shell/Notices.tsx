import { tags, useText } from '../../i18n/index.ts'
import { type CancelNotice, useApp, useAppStore } from '../../store/index.ts'
import { Button, StateCell, Toast, Toasts } from '../../ui/index.ts'

export function Notices() {
  const notices = useApp(state => state.notices)
  return (
    <Toasts>
      {notices.map(notice => (
        <Cancelling key={notice.id} notice={notice} />
      ))}
    </Toasts>
  )
}

function Cancelling({ notice }: { notice: CancelNotice }) {
  const store = useAppStore()
  const t = useText('app')
  const show = (): void => {
    const state = store.getState()
    state.showRun(notice.run)
    state.showPane('tasks')
    state.selectTask(notice.task)
    state.dismissNotice(notice.id)
  }
  return (
    <Toast>
      <StateCell state="cancelling" />
      <span>{t.rich('toast.cancelling', { ...tags, name: notice.name })}</span>
      <Button look="quiet" onClick={show}>
        {t('toast.show')}
      </Button>
    </Toast>
  )
}
