/** What a host sends, parsed on arrival. */
import { z } from '../../shared/zod.ts'
import type { WireError } from '../../shared/errors.ts'
import { type CommandName, commands, type Reply, type Res } from '../../shared/protocol/commands.ts'
import { type Push, pushSchema } from '../../shared/protocol/pushes.ts'

const wireError = z.custom<WireError>(value => typeof value === 'object' && value !== null && 'code' in value)
const replySchema = z.union([
  z.strictObject({ ok: z.literal(true), value: z.unknown() }),
  z.strictObject({ ok: z.literal(false), error: wireError }),
])
const replyFrame = z.strictObject({ id: z.number().int(), reply: replySchema })
const pushFrame = z.strictObject({ push: pushSchema })
const frame = z.union([replyFrame, pushFrame])

export type Frame = z.infer<typeof frame>
export type AnyReply = z.infer<typeof replySchema>

export const failed = (error: WireError): { ok: false; error: WireError } => ({ ok: false, error })
const misread = (command: string, error: z.ZodError) =>
  failed({ code: 'host/bad-message', details: { command, problem: z.prettifyError(error) } })

export const parseFrame = (text: string): Frame => frame.parse(JSON.parse(text))
export const parsePush = (text: string): Push => pushFrame.parse(JSON.parse(text)).push

/** A reply of unknown make, as the answer to `name`. */
export function parseReply<C extends CommandName>(name: C, raw: unknown): Reply<Res<C>> {
  const reply = replySchema.safeParse(raw)
  if (!reply.success) return misread(name, reply.error)
  if (!reply.data.ok) return reply.data
  const value = commands[name].res.safeParse(reply.data.value)
  return value.success ? { ok: true, value: value.data as Res<C> } : misread(name, value.error)
}
