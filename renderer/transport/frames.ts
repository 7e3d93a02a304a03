/** What a host sends, parsed on arrival. */

import type { WireError } from '../../shared/errors.ts'
import { type CommandName, commands, type Reply, type Res } from '../../shared/protocol/commands.ts'
import { batchSchema, type RunEvent, runEventSchema } from '../../shared/protocol/events.ts'
import { type Push, pushSchema } from '../../shared/protocol/pushes.ts'
import { z } from '../../shared/zod.ts'

const wireError = z.custom<WireError>(value => typeof value === 'object' && value !== null && 'code' in value)
const replySchema = z.union([
  z.strictObject({ ok: z.literal(true), value: z.unknown() }),
  z.strictObject({ ok: z.literal(false), error: wireError }),
])
const replyFrame = z.strictObject({ id: z.number().int(), reply: replySchema })

/**
 * Of the events of a batch only kind and number are checked. Every field of 10,000 events takes 70 ms, measured; four such
 * batches a second would leave the page too little time to answer clicks.
 */
const KINDS: ReadonlySet<unknown> = new Set(runEventSchema.options.map(({ shape }) => shape.type.value))
const isEvent = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'type' in value && KINDS.has(value.type) && 'seq' in value
const events = z.custom<RunEvent[]>(value => Array.isArray(value) && value.every(isEvent))
const batchPush = z.strictObject({ type: z.literal('run.batch'), batch: batchSchema.extend({ events }) })

const anyPush: z.ZodType<Push> = z.union([batchPush, pushSchema])
const pushFrame = z.strictObject({ push: anyPush })
const frame = z.union([pushFrame, replyFrame])

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
