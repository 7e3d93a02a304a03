/** The command line: composition only. */
import { Command, InvalidArgumentError, Option } from 'commander'
import { explain, toWire } from '../../shared/errors.ts'
import { locations } from '../services/index.ts'
import { attachCommand } from './attach.ts'
import { checkCommand } from './check.ts'
import { checkRecording, exportRecording, listRecordings } from './recordings.ts'
import { runCommand } from './run.ts'
import { serveCommand } from './serve.ts'
import { Terminal } from './terminal.ts'

const here = locations(import.meta.url)
const terminal = Terminal.ofProcess()

const collect = (value: string, before: string[]): string[] => [...before, value]

function numberIn(least: number, most: number, whole: boolean) {
  return (text: string): number => {
    const value = Number(text)
    if (text.trim() === '' || !(value >= least && value <= most) || (whole && !Number.isInteger(value)))
      throw new InvalidArgumentError(`It must be a ${whole ? 'whole ' : ''}number from ${least} to ${most}.`)
    return value
  }
}

function clock(text: string): 'real' | 'virtual' {
  if (text !== 'real' && text !== 'virtual') throw new InvalidArgumentError('It must be real or virtual.')
  return text
}

const finish = async (code: Promise<number>): Promise<void> => {
  process.exitCode = await code
}

const program = new Command('yieldpoint')
  .description('Run, watch and break cooperative task graphs.')
  .version(here.version)
  .exitOverride(error => process.exit(error.exitCode === 0 ? 0 : 2))

program
  .command('run')
  .description('run a graph and show who runs, who waits, and for what')
  .argument('<file>', 'a task-graph file')
  .option('--clock <clock>', 'real or virtual; the file decides if left out', clock)
  .option('--seed <n>', 'seed of random()', numberIn(0, Number.MAX_SAFE_INTEGER, true))
  .option('--speed <factor>', 'of the real clock', numberIn(0.001, 1000, false), 1)
  .option('--cancel <task@seconds>', 'cancel a task at that time of the run; may be repeated', collect, [])
  .option('--shield <task>', 'put a task behind a shield; may be repeated', collect, [])
  .option(
    '--allow <what>',
    'let the graph do what it asks for, as in connect:HOST:PORT,run:PROGRAM; may be repeated',
    collect,
    [],
  )
  .option('--json', 'print the event log as JSON lines', false)
  .option('--debug', 'look for findings: coroutines never awaited and the like; the file decides if left out')
  .option('--no-debug', 'do not look for findings')
  .option('--record <folder>', 'keep the whole event log in a new folder inside of it')
  .addHelpText(
    'after',
    '\nExit code: 0 all finished, 1 something failed, 2 the file is wrong, 3 deadlock, 130 interrupted.',
  )
  .action((file, options) => finish(runCommand({ ...options, file }, here, terminal)))

program
  .command('check')
  .description('say what is wrong with graph files, and run nothing')
  .argument('<files...>', 'task-graph files')
  .option('--json', 'print the problems as JSON', false)
  .action((files, options) => finish(checkCommand(files, options.json, terminal)))

program
  .command('serve')
  .description('serve the app to a browser on this machine')
  .argument('[file]', 'a task-graph file to show')
  .option('--port <port>', 'any free one if left out', numberIn(0, 65_535, true), 0)
  .option('--open', 'open it in the default browser', false)
  .action((file, options) => finish(serveCommand({ ...options, file: file ?? null }, here, terminal)))

program
  .command('open')
  .description('serve the app and open a file in the default browser')
  .argument('<file>', 'a task-graph file')
  .action(file => finish(serveCommand({ file, port: 0, open: true }, here, terminal)))

program
  .command('attach')
  .description('watch a program that called monitor(), and cancel its tasks')
  .argument('[program]', 'its address, port, pid or name; the only one there is if left out')
  .option('--secret <secret>', 'if it did not announce itself; better in YIELDPOINT_SECRET, which no other user sees')
  .option('--port <port>', 'of the app; any free one if left out', numberIn(0, 65_535, true), 0)
  .option('--no-open', 'do not open the default browser')
  .action((name, { secret = process.env['YIELDPOINT_SECRET'], port, open }) =>
    finish(attachCommand({ program: name ?? null, secret: secret || null, port, open }, here, terminal)),
  )

const recordings = program.command('recordings').description('the runs that are kept')

recordings
  .command('list')
  .description('list them, the newest first; * is pinned')
  .option('--json', 'print all that is known of them as JSON', false)
  .action(options => finish(listRecordings(here, options.json, terminal)))

recordings
  .command('export')
  .description('write one to a file')
  .argument('<id>', 'as in the list')
  .addOption(
    new Option('--as <form>', 'one file, a trace for Perfetto, or its tasks')
      .choices(['file', 'trace', 'csv'])
      .default('file'),
  )
  .option('--to <file>', 'named after the run, in this folder, if left out')
  .action((id, options) => finish(exportRecording({ id, as: options.as, to: options.to ?? null }, here, terminal)))

recordings
  .command('check')
  .description('run it again and compare the logs')
  .argument('<id>', 'as in the list')
  .addHelpText('after', '\nExit code: 0 the same, 1 another, 2 it cannot be compared.')
  .action(id => finish(checkRecording(id, here, terminal)))

program.parseAsync().catch((error: unknown) => {
  terminal.complain(explain(toWire(error), terminal.language))
  process.exitCode = 2
})
