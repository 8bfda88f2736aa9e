import { quietSince } from '@/utils/follow-ups/gone-quiet'
import type { Activity } from '../schema/message'
import type { AttentionRow, ContactRow, FollowUpRow } from '../rows'
import { gradeThatCounts } from './heat-keys'
import { isMine } from './ownership'
import { KEY_SEPARATOR } from './separator'

type Keys = Pick<AttentionRow, 'dueKey' | 'waitingKey' | 'restKind' | 'restKey' | 'touchKeys'>

/** Stands for "no grade" in a key. */
export const NO_GRADE = '-'

/**
 * @returns what the list of today asks of a contact; undefined when there is nothing to ask, and of a colleague's contact.
 * `followUp` is its next open one, `ownId` the person in the team. Groups and the chat with oneself have follow-ups alone.
 */
export function attentionOf(
  contact: ContactRow,
  activity: Activity | undefined,
  followUp: FollowUpRow | undefined,
  ownId?: string,
): AttentionRow | undefined {
  if (contact.deletedAt !== undefined || !isMine(contact, ownId)) return undefined
  const seen = contact.kind === 'person' && activity?.lastAt !== undefined ? activity : undefined
  if (seen === undefined && followUp === undefined) return undefined
  const { id, kind, handledAt } = contact
  const grade = gradeThatCounts(contact)
  return {
    id,
    kind,
    ...(grade !== undefined && { grade }),
    tagIds: Object.keys(contact.tags),
    ...(handledAt !== undefined && { handledAt }),
    ...(seen !== undefined && { activity: factsOf(seen) }),
    ...(followUp !== undefined && { followUp: { dueAt: followUp.dueAt, state: followUp.state } }),
    ...keysOf(contact, seen, followUp),
  }
}

/** @returns where a contact stands among those of one cadence: behind its grade or a tag, by its last contact. */
export function touchKey(group: string, lastAt: number, id: string): string {
  return [group, String(lastAt).padStart(16, '0'), id].join(KEY_SEPARATOR)
}

/** @returns when one was last in touch: by the last message, or by the person's word after it that nothing is needed. */
export function touchedAt({ activity, handledAt = 0 }: Pick<AttentionRow, 'activity' | 'handledAt'>): number {
  const { lastAt = 0, lastInAt = 0, lastOutAt = 0 } = activity ?? {}
  return Math.max(lastAt, lastInAt, lastOutAt, handledAt)
}

/** @returns the group of contacts of a grade, or with a tag, to which a cadence may apply. */
export function touchGroup(of: { grade?: string | undefined; tagId?: string | undefined }): string {
  return of.grade === undefined ? `tag:${of.tagId ?? ''}` : `grade:${of.grade}`
}

/**
 * How a conversation rests: nobody answered us ('out', and 'due' with a follow-up that has fallen due), or it cannot be
 * said to be their turn.
 */
export type Rest = 'in' | 'out' | 'due' | 'unknown'

/** @returns the key of the resting conversations of a grade. */
export function restKind(grade: string | undefined, rest: Rest): string {
  return `${grade ?? NO_GRADE}:${rest}`
}

function factsOf({
  id: _1,
  asOf: _2,
  source: _3,
  ...facts
}: Activity): Omit<Activity, 'id' | 'asOf' | 'source'> {
  return facts
}

function keysOf(contact: ContactRow, seen: Activity | undefined, followUp: FollowUpRow | undefined): Keys {
  const dueKey = followUp === undefined ? {} : { dueKey: followUp.dueAt }
  if (seen?.lastAt === undefined) return dueKey
  const { lastAt, waitingSince } = seen
  const { id, tags, handledAt = 0 } = contact
  const grade = gradeThatCounts(contact)
  const tagged = Object.keys(tags).map((tagId) => touchGroup({ tagId }))
  const groups = [...(grade === undefined ? [] : [touchGroup({ grade })]), ...tagged]
  const at = touchedAt({ activity: seen, handledAt })
  const touchKeys = groups.map((group) => touchKey(group, at, id))
  const keys = { ...dueKey, ...(groups.length > 0 && { touchKeys }) }
  if (handledAt >= lastAt) return keys
  if (waitingSince !== undefined) return { ...keys, waitingKey: lastAt }
  const rest = restOf(seen, followUp)
  return rest === undefined ? keys : { ...keys, restKind: restKind(grade, rest), restKey: lastAt }
}

/** A follow-up to come is a next step; one that has fallen due does not make the customer answer. */
function restOf(seen: Activity, followUp: FollowUpRow | undefined): Rest | undefined {
  const isOurs = quietSince(seen, 0, seen.lastAt ?? 0) !== undefined
  if (followUp !== undefined) return followUp.state !== 'due' && isOurs ? 'due' : undefined
  if (isOurs) return 'out'
  return seen.lastDirection === 'in' ? 'in' : 'unknown'
}
