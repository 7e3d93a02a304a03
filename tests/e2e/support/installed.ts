/** The package as npm would install it, in a project of its own; its dependencies are those of the clone. */
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { root } from './web-app.ts'

const execute = promisify(execFile)

export interface Project {
  readonly folder: string
  write(path: string, text: string): Promise<void>
  /** Its output; rejects if it fails. */
  node(...args: string[]): Promise<string>
  remove(): Promise<void>
}

export async function projectWithYieldpoint(): Promise<Project> {
  const folder = await mkdtemp(join(tmpdir(), 'yieldpoint-project-'))
  const modules = join(folder, 'node_modules')
  await mkdir(modules)
  await execute('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], { cwd: root })
  const packed = (await readdir(folder)).find(name => name.endsWith('.tgz')) as string
  await execute('tar', ['-xzf', packed], { cwd: folder })
  await rename(join(folder, 'package'), join(modules, 'yieldpoint'))
  const { dependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'))
  for (const name of Object.keys(dependencies)) {
    await mkdir(dirname(join(modules, name)), { recursive: true })
    await symlink(join(root, 'node_modules', name), join(modules, name), 'junction')
  }
  return {
    folder,
    write: (path, text) => writeFile(join(folder, path), text),
    node: async (...args) => {
      const env = { ...process.env, YIELDPOINT_DATA: join(folder, 'data') }
      const { stdout } = await execute(process.execPath, args, { cwd: folder, env, timeout: 30_000 }).catch(error => {
        throw new Error(`${error.message}\n${error.stdout}`)
      })
      return stdout
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  }
}

/** The text of a document's first block in a language. */
export async function blockOf(document: string, language: string): Promise<string> {
  const text = await readFile(join(root, document), 'utf8')
  const block = new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 's').exec(text)?.[1]
  if (block === undefined) throw new Error(`${document} has no block of ${language}`)
  return block
}
