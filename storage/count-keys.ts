// The names under which `meta` keeps counts and revisions.

export const LIVE_CONTACTS = 'count:contacts'
export const OPEN_FOLLOW_UPS = 'count:followUps.open'
/** Fallen due and not done: what the badge shows. */
export const FIRED_FOLLOW_UPS = 'count:followUps.fired'
export const REPLIES_REVISION = 'revision:replies'
export const REPLY_USES_REVISION = 'revision:replyUses'
export const SUGGESTION_RULES_REVISION = 'revision:suggestionRules'
/** Moves with the rules for tags, and with the tags they put on. */
export const TAG_RULES_REVISION = 'revision:tagRules'
const TAG_PREFIX = 'count:tag:'
const RULE_PREFIX = 'count:rule:'
export const OWNER_PREFIX = 'count:owner:'
/** Of deals by stage: nobody but the board reads them. */
export const DEALS_PREFIX = 'deals:'

/** @returns the key of the number of contacts that carry a tag. */
export function tagCountKey(tagId: string): string {
  return TAG_PREFIX + tagId
}

/** @returns the key of the number of contacts that are somebody's. */
export function ownerCountKey(ownerId: string): string {
  return OWNER_PREFIX + ownerId
}

/** @returns the key of the number of contacts that carry a tag because of a rule. */
export function ruleCountKey(ruleId: string): string {
  return RULE_PREFIX + ruleId
}

/** @returns the key of the number of live deals in a stage, or of their sum in a currency, in minor units. */
export function dealKey(stageId: string, currency?: string): string {
  return DEALS_PREFIX + stageId + (currency === undefined ? '' : `:${currency}`)
}
