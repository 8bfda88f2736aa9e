import { database } from '../../database'
import { messageRowId } from '../../repositories/message-ids'
import type { SealedText } from '../../schema/sealed-text'
import type { TeamSession } from '../../schema/team'
import { type KeptKeys, keptKeys } from '../keys/kept-grants'
import type { SealedField } from '../people-wire'
import { readTeamSession } from '../team-session'
import { fitting, openText, sealText, type TeamText, teamTextId } from './team-text'

/** A text as it was seen in a chat. */
export type SaidText = Omit<TeamText, 'account' | 'by'>
/**
 * `id`: under which the team has it, or is to have it; without `sealed` it says that already. `isMarked`: a colleague holds it
 * for sensitive. 'waits': for a key, or a role.
 */
export type SharedText = { id: string; sealed?: SealedField; isMarked?: true } | 'waits'

/**
 * Seals what was seen in a chat for the team, before a transaction begins: inside one, nothing else may be waited for.
 * @returns by the id of the message; undefined without a team.
 */
export async function sealSaid(
  { contactId, account }: { contactId: string; account: string },
  said: readonly SaidText[],
): Promise<Map<string, SharedText> | undefined> {
  const session = await readTeamSession()
  if (session === undefined || session.isOver) return undefined
  const keys = await keptKeys(session)
  const isWaiting = session.role === 'viewer' || keys.newest === 0
  const known = isWaiting ? new Map<string, SealedText>() : await knownOf(contactId, account, said)
  const shared = said.map(async (one): Promise<[string, SharedText]> => {
    const text = { ...one, text: fitting(one.text), account, by: session.user.id }
    const id = known.get(one.messageId)?.id ?? teamTextId(contactId, one.messageId)
    return [
      one.messageId,
      isWaiting ? 'waits' : await sealNew(session, keys, id, text, known.get(one.messageId)),
    ]
  })
  return new Map(await Promise.all(shared))
}

/** @returns a text as the team is to have it; without `sealed` when that is what it has. */
export async function sealNew(
  session: TeamSession,
  keys: KeptKeys,
  id: string,
  text: TeamText,
  known: SealedText | undefined,
): Promise<SharedText> {
  const before = known && (await openText(session, keys, known))
  const isMarked = before?.isSensitive === true && before.by !== session.user.id
  const next = isMarked ? { ...text, isSensitive: true as const } : text
  const isSaid = before?.text === next.text && before.isSensitive === next.isSensitive
  const sealed = isSaid ? undefined : await sealText(session, keys, id, next)
  if (!isSaid && sealed === undefined) return 'waits'
  return { id, ...(sealed !== undefined && { sealed }), ...(isMarked && { isMarked }) }
}

/** What the team has of them, by the id of the message: under the id it has by itself, or the one by which it was linked. */
async function knownOf(
  contactId: string,
  account: string,
  said: readonly SaidText[],
): Promise<Map<string, SealedText>> {
  const db = await database()
  const known = new Map<string, SealedText>()
  const rows = await db.sealedTexts.bulkGet(said.map(({ messageId }) => teamTextId(contactId, messageId)))
  for (const [at, { messageId }] of said.entries()) {
    const row = rows[at]
    if (row !== undefined) known.set(messageId, row)
  }
  const byRow = new Map(said.map(({ messageId }) => [messageRowId(account, messageId), messageId]))
  for (const row of await db.sealedTexts
    .where('textId')
    .anyOf([...byRow.keys()])
    .toArray()) {
    const messageId = byRow.get(row.textId ?? '')
    if (messageId !== undefined) known.set(messageId, row)
  }
  return known
}
