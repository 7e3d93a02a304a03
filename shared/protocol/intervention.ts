import { z } from '../zod.ts'

/** Something done to a task at a moment of the run's own clock, planned before it starts. */
export const interventionSchema = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('cancel'), task: z.string(), atSeconds: z.number().nonnegative() }),
  z.strictObject({ do: z.literal('shield'), task: z.string(), atSeconds: z.number().nonnegative() }),
])
export type Intervention = z.infer<typeof interventionSchema>
