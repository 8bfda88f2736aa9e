import { snapshot } from '../../write/snapshot'
import { transact } from '../../write/transact'
import type { StoredTextRow } from '../../rows'
import type { Message } from '../../schema/message'
import type { SealedText } from '../../schema/sealed-text'
import type { TeamSession } from '../../schema/team'
import { unseal } from '../../texts/seal'
import { unlockedKey } from '../../texts/unlocked'
import { isSame } from '../../write/paths'
import { noteChange } from '../../write/announce'
import { type KeptKeys, keptKeys } from '../keys/kept-grants'
import { putShared, type Shared } from './put-shared'
import { sealNew, type SharedText } from './seal-said'
import { fitting, teamTextId } from './team-text'

const PART = 100
const LAST = '\uffff'

type Part = { rows: StoredTextRow[]; messages: (Message | undefined)[]; known: Map<string, SealedText> }

/**
 * Seals for the team the texts that could not be sealed when they were kept: before there was a key, as an exported chat was
 * read, or before the team. What the vault holds waits until that is unlocked.
 */
export async function shareKept(session: TeamSession): Promise<void> {
  const keys = await keptKeys(session)
  if (session.role === 'viewer' || session.isOver || keys.newest === 0) return
  const vaultKey = await unlockedKey()
  for (const kind of vaultKey === undefined ? [1] : [1, 2]) {
    for (let after: string | undefined = ''; after !== undefined;) {
      const part = await nextPart(kind, after)
      await sharePart(session, keys, part, vaultKey)
      after = part.rows.length < PART ? undefined : part.rows.at(-1)?.id
    }
  }
}

function nextPart(kind: number, after: string): Promise<Part> {
  return snapshot(async (db) => {
    const rows = await db.texts
      .where('[toShare+id]')
      .between([kind, after], [kind, LAST], false)
      .limit(PART)
      .toArray()
    const messages = await db.messages.bulkGet(rows.map(({ id }) => id))
    const linked = await db.sealedTexts
      .where('textId')
      .anyOf(rows.map(({ id }) => id))
      .toArray()
    const known = new Map(linked.map((row) => [row.textId ?? '', row]))
    for (const message of messages) {
      if (message === undefined || known.has(message.id)) continue
      const row = await db.sealedTexts.get(teamTextId(message.contactId, message.messageId))
      if (row !== undefined) known.set(message.id, row)
    }
    return { rows, messages, known }
  })
}

async function sharePart(
  session: TeamSession,
  keys: KeptKeys,
  { rows, messages, known }: Part,
  vaultKey: CryptoKey | undefined,
): Promise<void> {
  const sealing = rows.map(async (row, at) => {
    const message = messages[at]
    const text = row.text ?? (row.sealed && vaultKey && (await unseal(vaultKey, row.sealed)))
    // What came from a colleague, and what no key of this vault opens, has nothing to go out.
    if (message === undefined || text === undefined) return undefined
    const old = known.get(row.id)
    const { account, messageId, direction, at: sentAt } = message
    const said = {
      text: fitting(text),
      account,
      messageId,
      direction,
      by: session.user.id,
      ...(sentAt !== undefined && { at: sentAt }),
      ...(row.sealed !== undefined && { isSensitive: true as const }),
    }
    return sealNew(session, keys, old?.id ?? teamTextId(row.contactId, messageId), said, old)
  })
  await store(rows, await Promise.all(sealing))
}

async function store(
  rows: readonly StoredTextRow[],
  shared: readonly (SharedText | undefined)[],
): Promise<void> {
  await transact(async (tx) => {
    const now = await tx.db.texts.bulkGet(rows.map(({ id }) => id))
    const contacts = await tx.db.contacts.bulkGet(rows.map(({ contactId }) => contactId))
    // Of somebody in the trash, who may be forgotten or made private, nothing goes out until they are back.
    const done = rows.flatMap((row, at) => {
      const isLive = contacts[at] !== undefined && contacts[at].deletedAt === undefined
      return isLive && isSame(now[at], row) ? [{ row, shared: shared[at] }] : []
    })
    await putShared(tx, done.flatMap(toShared))
    const plain = done.map(({ row }) => unmarked(row))
    await tx.db.texts.bulkPut(plain)
    for (const { id } of plain) noteChange(tx.changes, 'texts', id)
  })
}

function unmarked(row: StoredTextRow): StoredTextRow {
  const { toShare: _, ...rest } = row
  return rest
}

function toShared({ row, shared }: { row: StoredTextRow; shared: SharedText | undefined }): Shared[] {
  if (shared === undefined || shared === 'waits') return []
  return [{ textId: row.id, contactId: row.contactId, shared }]
}
