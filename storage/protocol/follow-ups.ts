import * as z from 'zod/mini'
import type { ContactBrief } from '../schema/contact'
import { epochMs, id, line, timeZone } from '../schema/fields'
import { FOLLOW_UP_CONDITIONS, type FollowUp } from '../schema/follow-up'
import { REASON_KINDS, type Reason } from '@/utils/today/reason'
import { command } from './command'
import { page, targetSchema, type Page, type Written } from './shared'

export type DueFollowUp = FollowUp & { contact: ContactBrief }

/** One customer who needs something, with every reason there is: the first decides where the row stands. */
export type TodayRow = { contact: ContactBrief; reasons: Reason[]; followUp?: FollowUp }

export const TODAY_FILTERS = ['all', ...REASON_KINDS] as const
export type TodayFilter = (typeof TODAY_FILTERS)[number]

/** How many rows each filter shows; counted up to `COUNTED_TO`. */
export type TodayCounts = Record<TodayFilter, number>
export const COUNTED_TO = 1_000

/** Follow-ups and the list one works from, for our own pages. */
export const followUpCommands = {
  /** Sets one, or changes the one of this id. Another time, rule or condition makes it due again. */
  'followUps.set': command<Written>()(
    z.object({
      target: targetSchema,
      id,
      contactId: id,
      dueAt: epochMs,
      timeZone,
      note: z.optional(line),
      /** Absent: 'no-reply'. */
      condition: z.optional(z.enum(FOLLOW_UP_CONDITIONS)),
      rule: z.optional(line),
      replyId: z.optional(id),
    }),
  ),
  /** One that comes back goes on to its next time: `nextAt`. */
  'followUps.done': command<Written & { nextAt?: number }>()(z.object({ id })),
  'followUps.snooze': command<Written>()(z.object({ id, dueAt: epochMs })),
  'followUps.remove': command<Written>()(z.object({ id })),
  /** Brings back one that is over, done or cancelled by a reply, with its old time and 'regardless' of replies. */
  'followUps.reopen': command<Written>()(z.object({ id })),
  /** Due and overdue ones first, then the coming ones. */
  'followUps.page': command<Page<DueFollowUp>>()(
    z.object({
      /** In a team: those of one's own contacts and of those that are nobody's; they are not counted. */
      mine: z.optional(z.literal(true)),
      ...page,
    }),
  ),
  /** Those that a reply has cancelled in the last seven days, newest first, at most 50. */
  'followUps.cancelled': command<DueFollowUp[]>()(z.object({})),

  'today.page': command<Page<TodayRow>>()(z.object({ filter: z.enum(TODAY_FILTERS), ...page })),
  'today.counts': command<TodayCounts>()(z.object({})),
  /** Whatever is known of the chat until now needs nothing more. Follow-ups stay. */
  'today.handled': command<Written>()(z.object({ contactId: id })),
}
