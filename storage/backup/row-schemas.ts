import * as z from 'zod/mini'
import { ROW_SCHEMAS } from '../rows'
import { contactEventSchema } from '../schema/event'
import { epochMs, id, line } from '../schema/fields'
import { importJobSchema } from '../schema/import'
import { activitySchema } from '../schema/message'
import { replyEventSchema, replyUseSchema } from '../schema/reply-use'
import { storedTextSchema } from '../schema/stored-text'

const any = z.record(z.string(), z.unknown())
const owned = { id: line, contactId: id, at: epochMs }

/** How rows of a backup are checked, by table. Of those without a schema of their own, what other code rests on. */
export const KEPT_SCHEMAS: Record<string, z.ZodMiniType> = {
  ...ROW_SCHEMAS,
  replyUses: replyUseSchema,
  replyVersions: z.object({ id, replyId: id, at: epochMs, content: any }),
  replyEvents: replyEventSchema,
  replyAnswers: z.object({ ...owned, answers: z.record(z.string(), z.string()) }),
  mediaChunks: z.object({ id: line, mediaId: id, bytes: z.instanceof(Uint8Array), at: epochMs }),
  suggestionDismissals: z.object({ ...owned, ruleId: id }),
  activity: activitySchema,
  evidence: z.object({ id, days: any }),
  scores: z.object({ id, heat: any, grade: any, history: z.array(any), at: epochMs }),
  events: contactEventSchema,
  distinct: z.object({ id: line, contactIds: z.tuple([id, id]), at: epochMs }),
  texts: storedTextSchema,
  imports: importJobSchema,
  history: z.object({ id, at: epochMs, reason: line, rowIds: z.array(line), changes: z.array(any) }),
  meta: z.object({ key: line, value: z.union([z.number(), z.array(z.string())]) }),
}
