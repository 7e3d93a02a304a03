/** Short words on what the user just did where it cannot be seen. */
import type { RunId, TaskId } from '../../shared/ids.ts'
import type { Slice } from './slice.ts'

export interface CancelNotice {
  readonly id: number
  readonly run: RunId
  readonly task: TaskId
  readonly name: string
}

export interface NoticesSlice {
  readonly notices: readonly CancelNotice[]
  noticeCancel(run: RunId, task: TaskId, name: string): void
  dismissNotice(id: number): void
}

const SHOWN_MS = 6_000

export const noticesSlice: Slice<NoticesSlice> = ({ set, get, env }) => {
  let last = 0
  return {
    notices: [],
    noticeCancel: (run, task, name) => {
      const id = ++last
      set({ notices: [...get().notices.filter(notice => notice.task !== task), { id, run, task, name }] })
      env.later(() => get().dismissNotice(id), SHOWN_MS)
    },
    dismissNotice: id => set({ notices: get().notices.filter(notice => notice.id !== id) }),
  }
}
