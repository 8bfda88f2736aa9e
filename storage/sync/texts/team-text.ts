import * as z from 'zod/mini'
import { parseJson } from '@/utils/backup-file/bytes'
import { idOf, newId } from '@/utils/ids'
import { IMPORTED } from '../../repositories/imported-messages'
import { epochMs, line } from '../../schema/fields'
import { DIRECTIONS } from '../../schema/message'
import { MAX_MESSAGE_TEXT } from '../../schema/stored-text'
import { memberId, type TeamSession } from '../../schema/team'
import type { KeptKeys } from '../keys/kept-grants'
import { openedOrNone } from '../keys/ring'
import { openField, sealField } from '../keys/sealed-field'
import type { SealedField } from '../people-wire'

/** What is sealed: all that a colleague is to know of a message. `by`: who keeps it. */
const teamTextSchema = z.object({
  text: z.string().check(z.maxLength(MAX_MESSAGE_TEXT)),
  account: line,
  messageId: line.check(z.minLength(1)),
  direction: z.enum(DIRECTIONS),
  at: z.optional(epochMs),
  by: memberId,
  isSensitive: z.optional(z.literal(true)),
})
export type TeamText = z.infer<typeof teamTextSchema>

/** The server takes rows of 200,000 characters, and base64 makes three bytes four. */
const MOST_BYTES = 140_000

/**
 * @returns under which id the team has the text of a message: the same in all browsers that record it for a contact. What an
 * exported chat calls a message is made of what it says: an id made of that would tell the server.
 */
export function teamTextId(contactId: string, messageId: string): string {
  return messageId.startsWith(IMPORTED) ? newId() : idOf('team text', contactId, messageId)
}

/** @returns a text sealed by the newest key there is; undefined before there is one. */
export async function sealText(
  { ws }: Pick<TeamSession, 'ws'>,
  keys: KeptKeys,
  id: string,
  text: TeamText,
): Promise<SealedField | undefined> {
  const [key] = keys.byEpoch.get(keys.newest) ?? []
  return key && sealField(key, { ...placeOf(ws.id, id), k: keys.newest }, JSON.stringify(text))
}

/** @returns what was sealed; undefined when no key opens it, or it is not what we seal. */
export async function openText(
  { ws }: Pick<TeamSession, 'ws'>,
  keys: KeptKeys,
  { id, sealed }: { id: string; sealed: SealedField },
): Promise<TeamText | undefined> {
  for (const key of keys.byEpoch.get(sealed.k) ?? []) {
    const opened = await openedOrNone(openField(key, placeOf(ws.id, id), sealed))
    if (opened !== undefined) return z.safeParse(teamTextSchema, parseJson(opened)).data
  }
  return undefined
}

/** @returns as much of a text from its start as the server takes; the end of a longer one stays here. */
export function fitting(text: string): string {
  const bytes = new TextEncoder().encode(JSON.stringify(text)).length
  return bytes <= MOST_BYTES ? text : fitting(text.slice(0, Math.floor(text.length * 0.7)))
}

function placeOf(ws: string, id: string) {
  return { ws, tbl: 'sealedTexts', id, field: 'sealed' }
}
