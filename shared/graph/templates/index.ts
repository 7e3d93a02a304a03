/** What a new graph may begin with. Each runs as it is, and is short enough to be read whole. */
import { EMPTY, FAN_OUT, PIPELINE } from './flows.ts'
import { HTTP, POOL } from './outside.ts'
import { LOCK_CONTENTION, PRODUCER_CONSUMER, RATE_LIMIT } from './queues-and-locks.ts'

/** In the order in which they are offered. */
export const TEMPLATES = {
  empty: EMPTY,
  producerConsumer: PRODUCER_CONSUMER,
  fanOut: FAN_OUT,
  lock: LOCK_CONTENTION,
  pipeline: PIPELINE,
  rateLimit: RATE_LIMIT,
  pool: POOL,
  http: HTTP,
} as const

export type TemplateId = keyof typeof TEMPLATES
export const TEMPLATE_IDS = Object.keys(TEMPLATES) as [TemplateId, ...TemplateId[]]
