/** The command line: composition only. */
import { Command, InvalidArgumentError, Option } from 'commander'
import { explain, toWire } from '../../shared/errors.ts'
import { locations } from '../services/index.ts'
import { attachCommand } from './attach.ts'
import { checkCommand } from './check.ts'
import { help } from './help.ts'
import { checkRecording, exportRecording, importRecordings, listRecordings } from './recordings.ts'
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

const say = help[terminal.language]
const titles: Readonly<Record<string, string>> = say.titles

/** Commands made of it speak the user's language, too. */
const inOurWords = (command: Command): Command =>
  command
    .configureHelp({
      styleTitle: title => titles[title] ?? title,
      optionDescription: ({ description, defaultValue: value }) =>
        typeof value === 'number' || typeof value === 'string' ? say.withDefault(description, value) : description,
      subcommandDescription: each => (each.name() === 'help' ? say.helpOn : each.description()),
    })
    .helpOption('-h, --help', say.help)

const program = inOurWords(new Command('yieldpoint'))
  .description(say.program)
  .version(here.version, '-V, --version', say.version)
  .exitOverride(error => process.exit(error.exitCode === 0 ? 0 : 2))

const command = (name: string, about: string, parent = program): Command =>
  inOurWords(parent.command(name)).description(about)

command('run', say.run.about)
  .argument('<file>', say.run.file)
  .option('--clock <clock>', say.run.clock, clock)
  .option('--seed <n>', say.run.seed, numberIn(0, Number.MAX_SAFE_INTEGER, true))
  .option('--speed <factor>', say.run.speed, numberIn(0.001, 1000, false), 1)
  .option('--cancel <task@seconds>', say.run.cancel, collect, [])
  .option('--shield <task>', say.run.shield, collect, [])
  .option('--allow <what>', say.run.allow, collect, [])
  .option('--json', say.run.json, false)
  .option('--debug', say.run.debug)
  .option('--no-debug', say.run.noDebug)
  .option('--record [folder]', say.run.record)
  .addHelpText('after', `\n${say.run.after}`)
  .action((file, options) => finish(runCommand({ ...options, file }, here, terminal)))

command('check', say.check.about)
  .argument('<files...>', say.check.files)
  .option('--json', say.check.json, false)
  .action((files, options) => finish(checkCommand(files, options.json, terminal)))

command('serve', say.serve.about)
  .argument('[file]', say.serve.file)
  .option('--port <port>', say.serve.port, numberIn(0, 65_535, true), 0)
  .option('--open', say.serve.open, false)
  .action((file, options) => finish(serveCommand({ ...options, file: file ?? null }, here, terminal)))

command('open', say.open.about)
  .argument('<file>', say.open.file)
  .action(file => finish(serveCommand({ file, port: 0, open: true }, here, terminal)))

command('attach', say.attach.about)
  .argument('[program]', say.attach.program)
  .option('--secret <secret>', say.attach.secret)
  .option('--port <port>', say.attach.port, numberIn(0, 65_535, true), 0)
  .option('--no-open', say.attach.noOpen)
  .action((name, { secret = process.env['YIELDPOINT_SECRET'], port, open }) =>
    finish(attachCommand({ program: name ?? null, secret: secret || null, port, open }, here, terminal)),
  )

const recordings = command('recordings', say.recordings.about)

command('list', say.recordings.list, recordings)
  .option('--json', say.recordings.listJson, false)
  .action(options => finish(listRecordings(here, options.json, terminal)))

command('export', say.recordings.export, recordings)
  .argument('<id>', say.recordings.id)
  .addOption(new Option('--as <form>', say.recordings.as).choices(['file', 'trace', 'csv']).default('file'))
  .option('--to <file>', say.recordings.to)
  .action((id, options) => finish(exportRecording({ id, as: options.as, to: options.to ?? null }, here, terminal)))

command('import', say.recordings.import, recordings)
  .argument('<paths...>', say.recordings.paths)
  .action(paths => finish(importRecordings(paths, here, terminal)))

command('check', say.recordings.check, recordings)
  .argument('<id>', say.recordings.id)
  .addHelpText('after', `\n${say.recordings.checkAfter}`)
  .action(id => finish(checkRecording(id, here, terminal)))

program.parseAsync().catch((error: unknown) => {
  terminal.complain(explain(toWire(error), terminal.language))
  process.exitCode = 2
})
