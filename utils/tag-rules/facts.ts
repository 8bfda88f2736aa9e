import type { Evidence } from '../scoring/evidence'

/** What is known of one contact; times are epoch ms. */
export type RuleFacts = {
  readonly contact: RuleContact
  /** The heat and the grade that count: by hand, else worked out. */
  readonly heat?: number | undefined
  readonly grade?: 'A' | 'B' | 'C' | undefined
  readonly evidence: Evidence
  readonly activity?: RuleActivity | undefined
  readonly orders: readonly RuleOrder[]
  readonly deals: readonly RuleDeal[]
  /** In the order of the pipeline: an open deal of a stage that was removed stands in the first. */
  readonly openStageIds: ReadonlySet<string>
  /** Whether a follow-up is open. */
  readonly hasFollowUp: boolean
  /** ISO 3166. */
  readonly country?: string | undefined
}

export type RuleContact = {
  readonly name: string
  readonly company?: string | undefined
  readonly email?: string | undefined
  readonly phone?: string | undefined
  readonly role?: string | undefined
  readonly language?: string | undefined
  readonly source?: string | undefined
  readonly channel?: string | undefined
  readonly owner?: string | undefined
  readonly custom: Readonly<Record<string, string>>
  readonly tags: Readonly<Record<string, 1>>
}

export type RuleActivity = {
  readonly lastInAt?: number | undefined
  readonly lastOutAt?: number | undefined
  readonly lastAt?: number | undefined
  readonly lastDirection: 'in' | 'out' | 'unknown'
  readonly lastAck: string
}

export type RuleOrder = {
  readonly at: number
  readonly amountMinor: number
  readonly currency: string
  readonly deletedAt?: number | undefined
}

export type RuleDeal = {
  readonly stageId: string
  /** `YYYY-MM-DD`. */
  readonly expectedClose?: string | undefined
  readonly closedAt?: number | undefined
  readonly deletedAt?: number | undefined
}
