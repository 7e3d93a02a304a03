/** `npm run schema`: writes the JSON Schema that editors check graph files with. */
import { writeFileSync } from 'node:fs'
import { jsonSchemaText } from '../../shared/graph/json-schema.ts'

writeFileSync(new URL('../../shared/graph/schema.json', import.meta.url), jsonSchemaText())
