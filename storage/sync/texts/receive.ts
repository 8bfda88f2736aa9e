import { messageRowId } from '../../repositories/message-ids'
import type { RowOf, StoredTextRow } from '../../rows'
import { knownSettings, readSettings } from '../../settings'
import type { TeamSession } from '../../schema/team'
import type { Message } from '../../schema/message'
import type { Vault } from '../../schema/stored-text'
import { contentOf } from '../../texts/content-of'
import { noteChange } from '../../write/announce'
import { isSame } from '../../write/paths'
import { type Put, putRows } from '../../write/put-row'
import { snapshot } from '../../write/snapshot'
import type { Transaction } from '../../write/transaction'
import { fromTeam } from '../from-team'
import { type KeptKeys, keptKeys } from '../keys/kept-grants'
import { openText, type TeamText } from './team-text'

const PART = 100
const LAST = '\uffff'

type Sealed = RowOf<'sealedTexts'>
type Received = { row: Sealed; text?: StoredTextRow }
type Keeping = { vault: Vault; words: readonly string[] }

/**
 * Keeps what colleagues keep of messages, as this person keeps texts: for all to find, or in the vault where it is sensitive
 * by the words here or for the colleague. Who keeps no texts has it as it came, and so has it until there is a key.
 */
export async function receiveTexts(session: TeamSession): Promise<void> {
  const { keepTexts, vault, sensitiveWords: words } = await readSettings()
  if (!keepTexts || vault === undefined) return
  const keys = await keptKeys(session)
  for (const epoch of keys.byEpoch.keys()) {
    for (let after: string | undefined = ''; after !== undefined;) {
      const rows = await nextRows(epoch, after)
      const received = await Promise.all(rows.map((row) => open(session, keys, row, { vault, words })))
      await fromTeam((tx) => store(tx, received, words))
      after = rows.length < PART ? undefined : rows.at(-1)?.id
    }
  }
}

/** Has what no key opened looked at again: another one has come. */
export function retryUnopened(): Promise<void> {
  return fromTeam(async ({ db }) => {
    await db.sealedTexts
      .where('[waits+id]')
      .between([0, ''], [0, LAST])
      .modify((row) => {
        row.waits = row.sealed.k
      })
  })
}

function nextRows(epoch: number, after: string): Promise<Sealed[]> {
  return snapshot((db) =>
    db.sealedTexts.where('[waits+id]').between([epoch, after], [epoch, LAST], false).limit(PART).toArray(),
  )
}

async function open(session: TeamSession, keys: KeptKeys, row: Sealed, keeping: Keeping): Promise<Received> {
  const said = await openText(session, keys, row)
  return said === undefined ? { row } : { row, text: await toStored(row, said, keeping) }
}

async function toStored(
  { contactId }: Sealed,
  { text, account, messageId, at, direction, by, isSensitive }: TeamText,
  { vault, words }: Keeping,
): Promise<StoredTextRow> {
  return {
    id: messageRowId(account, messageId),
    contactId,
    direction,
    by,
    ...(at !== undefined && { at }),
    ...(isSensitive && { isMarked: 1 }),
    ...(await contentOf(messageId, text, vault, words, isSensitive)),
  }
}

/** Inside a transaction. What was written meanwhile is looked at in the next round. */
async function store(tx: Transaction, all: readonly Received[], words: readonly string[]): Promise<void> {
  const known = knownSettings() ?? tx.settings
  if (!known.keepTexts || !isSame(known.sensitiveWords, words)) return
  const now = await tx.db.sealedTexts.bulkGet(all.map(({ row }) => row.id))
  const received = all.filter(({ row }, at) => isSame(now[at], row))
  const ids = received.map(({ row, text }) => text?.id ?? row.textId ?? '')
  const own = await tx.db.messages.bulkGet(received.map(({ row }) => row.textId ?? ''))
  const messages = await tx.db.messages.bulkGet(ids)
  const texts = await tx.db.texts.bulkGet(ids)
  const puts = received.map(({ row, text }, at): Put & { text?: StoredTextRow } => {
    const { waits: _, ...rest } = row
    if (text === undefined) return { fields: { ...rest, waits: 0 }, old: row }
    const message = messages[at]
    // One's own record of the same message, in this account or another one, is the better one.
    if (own[at] !== undefined || isOfOther(message, row)) return { fields: rest, old: row }
    const isKept = message !== undefined && texts[at] !== undefined
    return { fields: { ...rest, textId: text.id }, old: row, ...(!isKept && { text }) }
  })
  const news = puts.flatMap(({ text }) => text ?? [])
  await tx.db.texts.bulkPut(news)
  for (const { id } of news) noteChange(tx.changes, 'texts', id)
  await putRows(tx, 'sealedTexts', puts)
}

function isOfOther(message: Message | undefined, { contactId }: Sealed): boolean {
  return message !== undefined && message.contactId !== contactId
}
