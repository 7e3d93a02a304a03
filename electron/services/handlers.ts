/** What each command does for one viewer. A command without a handler does not compile. */

import { YieldpointError } from '../../shared/errors.ts'
import type { Handlers } from '../../shared/protocol/commands.ts'
import { readLog } from '../recordings/index.ts'
import { listFolder } from './disk.ts'
import { keptHandlers } from './kept/index.ts'
import type { OpenDocument } from './open-document.ts'
import { findProgram, runningPrograms } from './programs.ts'
import type { Services } from './services.ts'
import type { Viewer } from './viewer.ts'
import type { Watches } from './watches.ts'

type Group<Prefix extends string> = {
  [C in keyof Handlers as C extends `${Prefix}.${string}` ? C : never]: Handlers[C]
}

export const createHandlers = (services: Services, viewer: Viewer, watches: Watches): Handlers => ({
  ...appHandlers(services, viewer),
  'library.python': async ({ id }) => ({ text: await services.library.pythonOf(id) }),
  ...documentHandlers(services, viewer),
  ...runHandlers(services, watches),
  ...programHandlers(services),
  ...taskHandlers(services),
  ...keptHandlers(services.kept, services.recordings, viewer),
  'log.read': readRun(services),
  ...permissionHandlers(services),
  'files.list': ({ folder }) => listFolder(folder),
})

const appHandlers = (services: Services, viewer: Viewer): Group<'app' | 'settings' | 'memory'> => ({
  'app.hello': async () => ({
    version: services.version,
    host: viewer.host,
    platform: process.platform,
    language: services.language,
    workers: services.runs.workers,
    topics: services.library.topics,
    library: services.library.entries,
    recent: services.recent,
    docs: services.documents.list,
    activeDoc: services.activeDoc,
    runs: services.runs.list(),
    settings: services.settings,
  }),
  'memory.read': async () => ({ ...services.memory.value }),
  'memory.write': async ({ key, text }) => {
    services.memory.set(key, text)
    return null
  },
  'settings.set': change => services.changeSettings(change),
})

const documentHandlers = (services: Services, viewer: Viewer): Group<'doc'> => ({
  'doc.open': ({ path }) => services.openFile(path),
  'doc.openBundled': ({ id }) => services.documents.openBundled(id, services.library.pathOf(id)),
  'doc.openDialog': async () => {
    const path = await viewer.dialogs?.open('graph')
    return path ? services.openFile(path) : null
  },
  'doc.openText': async ({ name, text }) => services.documents.openText(name, text),
  'doc.new': async ({ template }) => services.documents.create(template),
  'doc.edit': async ({ doc, file, text }) => services.documents.edit(doc, file, text),
  'doc.onDisk': async ({ doc, file }) => ({ text: services.documents.get(doc).onDisk(file) }),
  'doc.reload': async ({ doc, file }) => services.documents.reload(doc, file),
  'doc.keep': async ({ doc, file }) => services.documents.keep(doc, file),
  'doc.rename': async ({ doc, from, to }) => {
    const { files, left } = services.documents.get(doc).renamed(from, to)
    return { files: [...files].map(([path, text]) => ({ path, text })), left: [...left] }
  },
  'doc.save': ({ doc }) => services.documents.save(doc),
  'doc.saveAs': async ({ doc, path }) => {
    const { origin } = services.documents.get(doc)
    const chosen = path ?? (await viewer.dialogs?.save(origin.path ?? origin.name, 'graph'))
    return chosen ? services.saveAs(doc, chosen) : null
  },
  'doc.close': async ({ doc, discard }) => {
    services.documents.close(doc, discard)
    return null
  },
})

const permissionHandlers = ({ grants, documents }: Services): Group<'permissions'> => ({
  // What was asked, not what the file asks now: it may have changed while the user read.
  'permissions.answer': async ({ doc, asked, allowed }) => {
    const unknown = allowed.find(item => !asked.includes(item))
    if (unknown !== undefined) throw new YieldpointError('world/not-asked', { item: unknown, items: asked })
    await grants.answer(documents.get(doc).file, asked, allowed)
    return documents.doc(doc)
  },
  'permissions.list': async () => grants.list,
  'permissions.revoke': async ({ file }) => {
    await grants.revoke(file)
    return grants.list
  },
})

const runHandlers = ({ runs, kept, documents, grants }: Services, watches: Watches): Group<'run'> => ({
  'run.start': async ({ doc, clock, seed, speed, paused, debug, interventions = [] }) => {
    const document = documents.get(doc)
    const graph = runnable(document)
    const { origin, file, asks, scripts } = document
    if (!grants.answered(file, asks)) throw new YieldpointError('world/unanswered', { name: graph.name })
    const allowed = grants.allowed(file, asks)
    const { folder, name } = origin
    // All of its scripts are handed to the run, so that what is kept is what it ran, whatever happens to the files meanwhile.
    const how = { clock, seed, speed, paused, debug: debug ?? null, interventions, allowed }
    const spec = { doc, name: graph.name, graph, folder, overlay: scripts, ...how }
    return { run: (await kept.start(spec, { file: name, text: document.text(name), scripts })).id }
  },
  'run.pause': ({ run }) => runs.get(run).pause().then(done),
  'run.resume': ({ run }) => runs.get(run).resume().then(done),
  'run.step': ({ run, by }) => runs.get(run).step(by).then(done),
  'run.speed': ({ run, speed }) => runs.get(run).speed(speed).then(done),
  'run.stop': ({ run }) => runs.get(run).stop().then(done),
  'run.kill': ({ run }) => runs.get(run).kill().then(done),
  'run.watch': async ({ run }) => watches.start(runs.get(run)),
  'run.unwatch': async ({ run }) => watches.stop(run),
})

const programHandlers = ({ kept }: Services): Group<'program'> => ({
  'program.list': async () =>
    (await runningPrograms()).map(({ name, pid, address, startedAtMs }) => ({ name, pid, address, startedAtMs })),
  'program.attach': async ({ address }) => ({ run: (await kept.attach(await findProgram(address))).id }),
})

const taskHandlers = ({ runs }: Services): Group<'task'> => ({
  'task.cancel': ({ run, task, reason }) => runs.get(run).cancel(task, reason).then(done),
  'task.shield': ({ run, task, on }) => runs.get(run).shield(task, on).then(done),
  'task.stack': async ({ run, task }) => ({ frames: await runs.get(run).stack(task) }),
})

const readRun =
  ({ runs }: Services): Handlers['log.read'] =>
  async ({ run: id, segment, offset }) => {
    const run = runs.get(id)
    const ended = run.summary().outcome !== null // before it is read: then all of it is there
    const folder = await run.recordingFolder()
    if (folder === null) throw new YieldpointError('log/not-recorded', { run: id })
    return readLog(folder, segment, offset, ended)
  }

const done = (): null => null

function runnable(document: OpenDocument) {
  const { graph, mistakes } = document
  if (graph === null || mistakes > 0) throw new YieldpointError('run/has-mistakes', { mistakes: Math.max(1, mistakes) })
  return graph
}
