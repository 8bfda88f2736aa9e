import type { CadenceRule } from '../follow-ups/cadence'
import type { LastMessages } from '../follow-ups/gone-quiet'
import type { AnswerLevel } from '../follow-ups/service-level'
import type { WorkCalendar } from '../follow-ups/working-time'

/** What is known of one customer; times are epoch ms. */
export type TodayFacts = {
  readonly kind: 'person' | 'group' | 'self'
  readonly grade?: 'A' | 'B' | 'C' | undefined
  readonly tagIds: readonly string[]
  /** Whatever was known of the chat until then needs nothing more. */
  readonly handledAt?: number | undefined
  readonly activity?: TodayActivity | undefined
  /** The next open one. */
  readonly followUp?:
    | { readonly dueAt: number; readonly state: string; readonly note?: string | undefined }
    | undefined
}

export type TodayActivity = LastMessages & {
  readonly unread: number
  readonly waitingSince?: number | undefined
  readonly waitingCount?: number | undefined
  readonly lastInAt?: number | undefined
  readonly lastOutAt?: number | undefined
}

/** What the person set. Pass the same object for many customers: what is worked out of it is kept with it. */
export type TodayRules = WorkCalendar & {
  readonly serviceLevels: Readonly<Record<'A' | 'B' | 'C' | 'other', AnswerLevel>>
  readonly cadences: readonly CadenceRule[]
  readonly today: {
    readonly quietAfterHours: number
    readonly noStepAfterHours: number
    readonly forgetAfterDays: number
  }
}
