import * as z from 'zod/mini'
import { epochMs, line } from './fields'

export const CAPABILITIES = ['identity', 'messages', 'composer', 'list'] as const
export type Capability = (typeof CAPABILITIES)[number]

/** `via` names the method or selector in use, so that a report tells which fallback carries it. Structure only. */
export const capabilityHealthSchema = z.object({
  state: z.enum(['working', 'degraded', 'lost', 'idle']),
  via: line,
})

export const healthSchema = z.object({
  identity: capabilityHealthSchema,
  messages: capabilityHealthSchema,
  composer: capabilityHealthSchema,
  list: capabilityHealthSchema,
  at: epochMs,
})
export type Health = z.infer<typeof healthSchema>

/** What diagnostics adds: which selector of each chain matched, and faults by code. No personal data. */
export const healthReportSchema = z.extend(healthSchema, {
  selectors: z.record(line, line),
  faults: z.record(line, z.int()),
  page: z.object({ lang: line, dir: line, business: z.boolean(), theme: z.enum(['light', 'dark']) }),
})
export type HealthReport = z.infer<typeof healthReportSchema>
