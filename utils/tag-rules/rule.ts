// The shapes of storage/schema/tag-rule.ts as this folder reads them: utils stand alone. A test holds the two together.

export type RuleCondition =
  | {
      readonly kind: 'field'
      readonly field: string
      readonly test: FieldTest
      readonly value?: string | undefined
    }
  | { readonly kind: 'tag'; readonly tagId: string; readonly has: boolean }
  | { readonly kind: 'heat'; readonly test: 'at-least' | 'below'; readonly value: number }
  | { readonly kind: 'grade'; readonly grades: readonly ('A' | 'B' | 'C')[] }
  | {
      readonly kind: 'orders'
      readonly atLeast: number
      readonly withinDays: number
      readonly eachAbove?: { readonly amountMinor: number; readonly currency: string } | undefined
    }
  | {
      readonly kind: 'messages'
      readonly direction: 'in' | 'out'
      readonly test: 'at-least' | 'at-most'
      readonly value: number
      readonly withinDays: number
    }
  | { readonly kind: 'silence'; readonly from: 'them' | 'us' | 'both'; readonly days: number }
  | { readonly kind: 'read-unanswered'; readonly days: number }
  | {
      readonly kind: 'deal'
      readonly stageIds: readonly string[]
      readonly closesWithinDays?: number | undefined
    }
  | { readonly kind: 'follow-up'; readonly has: boolean }

export type FieldTest =
  | 'is'
  | 'is-not'
  | 'contains'
  | 'filled'
  | 'empty'
  | 'above'
  | 'below'
  | 'within-days'
  | 'past'

export type RuleGroup = { readonly match: 'all' | 'any'; readonly conditions: readonly RuleCondition[] }

export type RuleShape = {
  readonly match: 'all' | 'any'
  readonly groups: readonly RuleGroup[]
  /** The tag it puts on. */
  readonly tagId: string
}
