/** Programs that let themselves be watched, as a viewer sees them. */
import { z } from '../zod.ts'

/** A program that runs, as the page lists it: its secret stays with the host. */
export const runningProgramSchema = z.strictObject({
  name: z.string(),
  pid: z.number().int(),
  address: z.string(),
  startedAtMs: z.number(),
})
export type RunningProgram = z.infer<typeof runningProgramSchema>
