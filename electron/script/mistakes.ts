/** What can be wrong between scripts, as errors with a place. */
import { YieldpointError } from '../../shared/errors.ts'
import type { ScriptSource } from '../../shared/graph/model.ts'
import type { ImportSite, Located, Position } from './compiled.ts'

const at = ({ file }: ScriptSource, { line, column }: Position) => ({ file, line, column })

export const importMistake = (
  kind: 'missing' | 'forbidden',
  site: ImportSite,
  importer: ScriptSource,
): YieldpointError =>
  new YieldpointError(kind === 'missing' ? 'script/import-missing' : 'script/import-not-allowed', {
    ...at(importer, site),
    specifier: site.specifier,
  })

export const importCycle = (path: readonly string[], site: ImportSite, importer: ScriptSource): YieldpointError =>
  new YieldpointError('script/import-cycle', { ...at(importer, site), path })

export const noSuchExport = (
  site: ImportSite,
  wanted: Located,
  importer: ScriptSource,
  names: readonly string[],
): YieldpointError =>
  new YieldpointError('script/no-such-export', {
    ...at(importer, wanted),
    specifier: site.specifier,
    name: wanted.name,
    names: names.filter(name => name !== 'default'),
  })

export const noDefaultExport = (source: ScriptSource): YieldpointError =>
  new YieldpointError('script/no-default-export', at(source, { line: source.line, column: source.indent + 1 }))
