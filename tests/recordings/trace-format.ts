/** The Chrome trace format as a schema, for what is exported: strict, so that a misspelt field is a mistake. */
import { z } from 'zod'

const number = z.number().finite().nonnegative()
const whole = number.int()
const args = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
const name = z.string()
const cat = z.string().min(1)
const thread = { pid: whole, tid: whole }

export const traceEventSchema = z.discriminatedUnion('ph', [
  z.strictObject({
    ph: z.literal('M'),
    name: z.enum(['process_name', 'thread_name', 'thread_sort_index']),
    pid: whole,
    tid: whole.optional(),
    args,
  }),
  z.strictObject({ ph: z.literal('X'), name, cat, ...thread, ts: number, dur: number, args: args.optional() }),
  z.strictObject({ ph: z.literal('C'), name, pid: whole, ts: number, args: z.record(z.string(), z.number()) }),
  z.strictObject({ ph: z.literal('s'), name, cat, ...thread, id: whole, ts: number }),
  z.strictObject({ ph: z.literal('f'), name, cat, ...thread, id: whole, ts: number, bp: z.literal('e') }),
  z.strictObject({
    ph: z.literal('i'),
    name,
    cat,
    ...thread,
    ts: number,
    s: z.enum(['t', 'p']),
    args: args.optional(),
  }),
])
export type CheckedEvent = z.infer<typeof traceEventSchema>

export const traceSchema = z.strictObject({
  displayTimeUnit: z.literal('ms'),
  otherData: z.record(z.string(), z.union([z.string(), z.number()])),
  traceEvents: z.array(traceEventSchema),
})
