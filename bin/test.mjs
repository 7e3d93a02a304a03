/** `npm test`: installs what is missing, then every check there is. */

import { runChecks } from './lib/checks.mjs'
import { installed } from './lib/electron.mjs'
import { build, install, main } from './lib/prepare.mjs'
import { runNode } from './lib/repository.mjs'

const bin = {
  tsc: 'node_modules/typescript/bin/tsc',
  biome: 'node_modules/@biomejs/biome/bin/biome',
  depcruise: 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
  vitest: 'node_modules/vitest/vitest.mjs',
}

async function types() {
  for (const part of ['pure', 'node', 'web', 'tests']) {
    const code = await runNode(bin.tsc, ['-p', `tsconfig.${part}.json`])
    if (code !== 0) return code
  }
  return 0
}

await main(async () => {
  await install()
  const code = await runChecks([
    { name: 'types', run: types },
    { name: 'lint and format', run: () => runNode(bin.biome, ['check']) },
    {
      name: 'import rules',
      run: () =>
        runNode(bin.depcruise, ['--config', '.dependency-cruiser.cjs', 'electron', 'renderer', 'shared', 'tests']),
    },
    { name: 'build', run: () => build().then(() => 0) },
    { name: 'unit', run: () => runNode(bin.vitest, ['run', '--project', 'unit']) },
    { name: 'conformance', run: () => runNode('tests/conformance/main.ts', ['--check']) },
    { name: 'end to end', run: () => runNode(bin.vitest, ['run', '--project', 'e2e']) },
  ])
  if (!installed())
    console.log('skipped: the specs on a real Electron binary (there is none here); the stand-in ran them.')
  return code
})
