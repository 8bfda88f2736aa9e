import { looksLikePhone } from '../phone'

/**
 * A field on which two contacts differ: `custom:<label>` for fields of one's own. Values as they are shown in a form.
 */
export type MergeField = {
  field: string
  keep?: string
  lose?: string
  /** What is proposed: the value of the one that stays, unless only the other has one. */
  proposed: 'keep' | 'lose'
}

type AutoTag = { ruleId: string; why: string; at: number }

/** What of a contact merging touches. */
export type Mergeable = {
  name: string
  firstName?: string | undefined
  phone?: string | undefined
  company?: string | undefined
  email?: string | undefined
  role?: string | undefined
  language?: string | undefined
  timeZone?: string | undefined
  source?: string | undefined
  channel?: string | undefined
  owner?: string | undefined
  grade?: string | undefined
  heat?: number | undefined
  quiet?: { reason: string; at: number } | undefined
  consents?: Record<string, { at: number }> | undefined
  handledAt?: number | undefined
  custom: Record<string, string>
  tags: Record<string, 1>
  autoTags?: Record<string, AutoTag> | undefined
  refusedTags?: Record<string, 1> | undefined
  createdAt: number
}

/** The fields that merging compares, apart from those of one's own. */
export const MERGE_FIELDS = [
  'name',
  'firstName',
  'phone',
  'company',
  'email',
  'role',
  'language',
  'timeZone',
  'source',
  'channel',
  'owner',
  'grade',
  'heat',
  'quiet',
] as const
type Field = (typeof MERGE_FIELDS)[number]

const CUSTOM = 'custom:'

/** @returns the fields in which both say something different, or only the one that goes says something. */
export function mergeFields(keep: Mergeable, lose: Mergeable): MergeField[] {
  const labels = Object.keys(lose.custom).toSorted()
  return [
    ...MERGE_FIELDS.map((field) => compare(field, shown(keep, field), shown(lose, field))),
    ...labels.map((label) => compare(CUSTOM + label, ownValue(keep, label), ownValue(lose, label))),
  ].filter((field) => field !== undefined)
}

/**
 * @returns what the one that stays becomes: the fields of `take` come from the one that goes. Tags, refusals and consents of
 * both are kept; the earlier `createdAt` stays.
 */
export function mergedPatch<Contact extends Mergeable>(
  keep: Contact,
  lose: Contact,
  take: readonly string[],
): Partial<Contact> {
  const offered = new Set(mergeFields(keep, lose).map(({ field }) => field))
  const taken = take.filter((field) => offered.has(field))
  const patch: Partial<Mergeable> = {
    custom: mergedCustom(keep, lose, taken),
    ...mergedTags(keep, lose),
    createdAt: Math.min(keep.createdAt, lose.createdAt),
  }
  if (keep.consents ?? lose.consents) patch.consents = { ...lose.consents, ...keep.consents }
  const handledAt = Math.max(keep.handledAt ?? 0, lose.handledAt ?? 0)
  if (handledAt > 0) patch.handledAt = handledAt
  const values = MERGE_FIELDS.filter((field) => taken.includes(field)).map((field) => [field, lose[field]])
  // Each value comes from a contact of the same kind, under the same name.
  return { ...patch, ...Object.fromEntries(values) } as Partial<Contact>
}

function compare(field: string, keep: string | undefined, lose: string | undefined): MergeField | undefined {
  if (lose === undefined || keep === lose) return undefined
  if (keep === undefined) return { field, lose, proposed: 'lose' }
  // A chat without a saved contact is called by its number: any name says more.
  const isBare = field === 'name' && looksLikePhone(keep) && !looksLikePhone(lose)
  return { field, keep, lose, proposed: isBare ? 'lose' : 'keep' }
}

function shown(contact: Mergeable, field: Field): string | undefined {
  if (field === 'quiet') return contact.quiet?.reason
  const value = contact[field]
  return value === undefined ? undefined : String(value)
}

function ownValue({ custom }: Mergeable, label: string): string | undefined {
  return Object.hasOwn(custom, label) && custom[label] !== '' ? custom[label] : undefined
}

function mergedCustom(keep: Mergeable, lose: Mergeable, taken: readonly string[]): Record<string, string> {
  const values = Object.entries(lose.custom).filter(([label]) => taken.includes(CUSTOM + label))
  return { ...keep.custom, ...Object.fromEntries(values) }
}

/** What a person did by hand with either of them outweighs what a rule did with the other. */
function mergedTags(
  keep: Mergeable,
  lose: Mergeable,
): Pick<Mergeable, 'tags'> & Partial<Pick<Mergeable, 'autoTags' | 'refusedTags'>> {
  const byHand = { ...tagsByHand(keep), ...tagsByHand(lose) }
  const refused = without({ ...keep.refusedTags, ...lose.refusedTags }, byHand)
  const automatic = without({ ...lose.autoTags, ...keep.autoTags }, { ...byHand, ...refused })
  const tags: Record<string, 1> = { ...byHand }
  for (const tagId of Object.keys(automatic)) tags[tagId] = 1
  return {
    tags,
    ...((keep.autoTags ?? lose.autoTags) && { autoTags: automatic }),
    ...((keep.refusedTags ?? lose.refusedTags) && { refusedTags: refused }),
  }
}

function tagsByHand({ tags, autoTags = {} }: Mergeable): Record<string, 1> {
  return without(tags, autoTags)
}

function without<Value>(
  values: Record<string, Value>,
  others: Record<string, unknown>,
): Record<string, Value> {
  return Object.fromEntries(Object.entries(values).filter(([key]) => !Object.hasOwn(others, key)))
}
