import { z } from '../zod.ts'
import { fileSchema } from './schema.ts'

/** For editors: draft 7 is what the YAML and JSON language servers know best. */
export function jsonSchemaText(): string {
  const schema = z.toJSONSchema(fileSchema, { io: 'input', target: 'draft-7' })
  return `${JSON.stringify({ title: 'Yieldpoint task graph', ...schema }, null, 2)}\n`
}
