import type { Database } from '../database'
import type { ChatSighting } from '../schema/chat'
import type { Change } from '../write/change'
import { chatMark } from './chat-mark'
import { strongNames } from './chat-names'
import { messageRowId, possibleAccounts } from './message-ids'

/**
 * A chat that is known by a bare name is recognised by its messages from then on: those on the screen when the person
 * said whose chat it is are recorded as this contact's.
 */
export async function seedMessages(
  db: Database,
  chat: ChatSighting,
  contactId: string,
  now: number,
): Promise<Change[]> {
  if (strongNames(chat).length > 0) return []
  const accounts = await possibleAccounts(db, chat.account)
  const mark = await chatMark(db, chat, contactId)
  const changes: Change[] = []
  for (const messageId of new Set(chat.messageIds)) {
    const rows = await db.messages.bulkGet(accounts.map((account) => messageRowId(account, messageId)))
    const row = rows.find((one) => one !== undefined)
    if (row === undefined) changes.push(seed(chat.account, messageId, contactId, now, mark))
    else if (row.contactId !== contactId)
      changes.push({ table: 'messages', id: row.id, set: { contactId, chat: mark ?? null } })
  }
  return changes
}

function seed(
  account: string,
  messageId: string,
  contactId: string,
  now: number,
  chat: string | undefined,
): Change {
  return {
    table: 'messages',
    create: {
      id: messageRowId(account, messageId),
      messageId,
      contactId,
      account,
      direction: 'unknown',
      ack: 'unknown',
      kind: 'other',
      length: 0,
      seenAt: now,
      ...(chat !== undefined && { chat }),
    },
  }
}
