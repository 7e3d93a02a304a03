/** The store listens to its host from here on. */
import { assertNever } from '../../shared/assert-never.ts'
import type { Res } from '../../shared/protocol/commands.ts'
import type { Host } from '../../shared/protocol/host.ts'
import type { Push } from '../../shared/protocol/pushes.ts'
import { sessionChange } from './session.ts'
import type { AppStore } from './slice.ts'

/** `act`: a menu of the host chose one of our actions. Returns its undo. */
export function connect(store: AppStore, host: Host, act: (id: string) => void): () => void {
  const stopPushes = host.onPush(push => receive(store, push, act))
  const stopConnection = host.onConnection(connection => {
    store.setState({ connection })
    if (connection === 'open') void greet(store)
  })
  const stopKeeping = store.subscribe((now, before) => {
    const change = sessionChange(now, before)
    if (change !== null) now.rememberSession(change)
  })
  return () => {
    stopPushes()
    stopConnection()
    stopKeeping()
  }
}

async function greet(store: AppStore): Promise<void> {
  const first = store.getState().about === null
  const hello = await store.getState().ask('app.hello', {})
  if (!hello) return
  adopt(store, hello)
  void store.getState().listKept()
  void store.getState().resendEdits()
  if (!first) return store.getState().watchAgain()
  if (!store.getState().restoreSession()) begin(store, hello)
  store.setState({ past: [], future: [] })
}

/** Nothing is known of another time: what was named, or what is going on. */
function begin(store: AppStore, { activeDoc, runs }: Res<'app.hello'>): void {
  if (activeDoc !== null) store.getState().showDoc(activeDoc)
  else store.getState().showRun(runs.findLast(run => run.phase !== 'ended')?.run ?? null)
}

function adopt(store: AppStore, hello: Res<'app.hello'>): void {
  const { version, host, platform, workers, topics, library, recent, settings } = hello
  const { receiveDoc, activeDoc, system } = store.getState()
  store.setState({
    about: { version, host, platform, workers, topics, library },
    recent,
    settings,
    // A browser knows its reader better than a server does; Electron's page is told.
    system: host === 'browser' ? system : { ...system, language: hello.language },
    docs: new Map(),
    namedDoc: hello.activeDoc,
    runs: new Map(hello.runs.map(run => [run.run, run])),
  })
  for (const doc of hello.docs) receiveDoc(doc)
  const { docs, runs, shownRun, showDoc, showLastRunOf } = store.getState()
  if (activeDoc !== null && !docs.has(activeDoc)) showDoc(null)
  else if (shownRun !== null && !runs.has(shownRun)) showLastRunOf(activeDoc)
}

function receive(store: AppStore, push: Push, act: (id: string) => void): void {
  const state = store.getState()
  switch (push.type) {
    case 'run.snapshot':
      state.receiveSnapshot(push.run, push.snapshot)
      break
    case 'run.batch':
      state.receiveBatch(push.batch)
      break
    case 'run.listed':
      state.receiveRun(push.run)
      break
    case 'run.removed':
      state.forgetRun(push.run)
      break
    case 'recording.changed':
      state.receiveKept(push.recording)
      break
    case 'recording.removed':
      state.forgetKept(push.id)
      break
    case 'recording.job':
      state.receiveJob(push.job)
      break
    case 'doc.changed':
      state.receiveDoc(push.doc)
      break
    case 'doc.closed':
      state.forgetDoc(push.doc)
      break
    case 'doc.show':
      store.setState({ namedDoc: push.doc })
      state.showDoc(push.doc)
      break
    case 'run.show':
      state.showRun(push.run)
      break
    case 'recent.changed':
      store.setState({ recent: push.recent })
      break
    case 'settings.changed':
      state.receiveSettings(push.settings)
      break
    case 'host.trouble':
      state.fail(push.error)
      break
    case 'action':
      act(push.id)
      break
    default:
      assertNever(push)
  }
}
