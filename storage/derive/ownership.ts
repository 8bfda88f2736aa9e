import type { ContactRow, FollowUpRow } from '../rows'

/** In the keys by which a team's contacts are listed: those that are nobody's. */
export const NOBODY = ''

/**
 * @returns whether a contact is the person's own to look after. Without a team (`ownId` is undefined) each is, and so is
 * one that is nobody's.
 */
export function isMine({ ownerId }: Pick<ContactRow, 'ownerId'>, ownId: string | undefined): boolean {
  return ownId === undefined || ownerId === undefined || ownerId === ownId
}

/**
 * @returns the contact, derived already, with its key among those of its owner. One that is nobody's has it once it was
 * written in a team: there each that was here before becomes somebody's.
 */
export function withOwnerKey(row: ContactRow): ContactRow {
  return row.deletedAt === undefined ? { ...row, ownerKey: row.ownerId ?? NOBODY } : row
}

/** @returns whether a contact is of one of these owners; `NOBODY` is one of them. */
export function isOfOwners(
  { ownerId = NOBODY }: Pick<ContactRow, 'ownerId'>,
  keys: readonly string[],
): boolean {
  return keys.includes(ownerId)
}

/**
 * @returns the follow-up of a colleague's contact, derived already, without what would ring here. `theirsKey` is there
 * once it has fallen due: it is counted among all of them, and is not the person's to do.
 */
export function asTheirs(row: FollowUpRow): FollowUpRow {
  const { alarmAt: _1, owedKey: _2, noticeKey: _3, ...silent } = row
  return row.openAt === undefined || row.state === 'due' ? silent : { ...silent, theirsKey: 1 }
}
