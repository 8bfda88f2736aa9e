import { Dexie } from 'dexie'
import type { Database } from '../database'
import type { Page } from '../protocol/shared'
import type { ShownText, TextsState } from '../protocol/texts'
import type { StoredTextRow } from '../rows'
import { readSettings } from '../settings'
import { CHUNK_ROWS } from '../limits'
import { colleaguesIn } from '../sync/colleagues'
import { unseal } from '../texts/seal'
import { isSensitive } from '../texts/sensitive'
import { unlockedKey } from '../texts/unlocked'
import { SEALED } from '../texts/content-of'
import { noteChange } from '../write/announce'
import { PASSED, passedBy, TEXTS_PASS } from '../write/follow-texts'
import { snapshot } from '../write/snapshot'
import { transact } from '../write/transact'
import { parseCursor, toPage } from './cursors'

/** @returns what is kept, and whether it is locked. */
export async function textsState(): Promise<TextsState> {
  const { keepTexts, vault, sensitiveWords: words } = await readSettings()
  const isLocked = (await unlockedKey()) === undefined
  return snapshot(async (db) => {
    const after = passedBy(await db.meta.get(TEXTS_PASS), words)
    return {
      isOn: keepTexts,
      hasVault: vault !== undefined,
      isLocked,
      words,
      kept: await db.texts.count(),
      sealed: await db.texts.where('words').equals(SEALED).count(),
      pending:
        after === PASSED
          ? await db.texts.where('isPending').equals(1).count()
          : await db.texts.where('id').above(after).count(),
    }
  })
}

/** @returns what was said in the chats of a contact, newest first. */
export async function pageTexts(contactId: string, limit: number, cursor?: string): Promise<Page<ShownText>> {
  const page = await snapshot((db) => rowsOf(db, contactId, limit, cursor))
  return { ...page, rows: await shownTexts(page.rows) }
}

/** A text of which it is not yet known whether it is sensitive by the words as they are now is as good as sealed. */
export async function shownTexts(rows: readonly StoredTextRow[]): Promise<ShownText[]> {
  const { sensitiveWords } = await readSettings()
  const key = await unlockedKey()
  const { messages, names } = await snapshot((db) => besideTexts(db, rows))
  return Promise.all(
    rows.map(async (row, at) => {
      const { id, contactId, text: plain, sealed } = row
      const told = messages[at] ?? row
      const isSealed = plain === undefined || isSensitive(plain, sensitiveWords)
      const opened =
        isSealed && key !== undefined ? (plain ?? (sealed && (await unseal(key, sealed)))) : plain
      const text = isSealed && key === undefined ? undefined : opened
      return {
        id,
        contactId,
        direction: told.direction ?? 'unknown',
        isSensitive: isSealed,
        ...(told.at !== undefined && { at: told.at }),
        ...(text !== undefined && { text }),
        ...('by' in told && told.by !== undefined && { by: names.get(told.by) ?? '' }),
      }
    }),
  )
}

/** Of a text that came from a colleague there is no message here: it tells by itself. */
async function besideTexts(db: Database, rows: readonly StoredTextRow[]) {
  const messages = await db.messages.bulkGet(rows.map(({ id }) => id))
  const isAnybodys = rows.some(({ by }) => by !== undefined)
  const people = isAnybodys ? await colleaguesIn(db) : []
  return { messages, names: new Map(people.map(({ id, name }) => [id, name])) }
}

/** Forgets every text that is kept. @returns how many there were. */
export async function eraseTexts(): Promise<number> {
  let erased = 0
  for (let count = CHUNK_ROWS; count === CHUNK_ROWS; erased += count) {
    count = await transact(async (tx) => {
      const ids = await tx.db.texts.toCollection().limit(CHUNK_ROWS).primaryKeys()
      await tx.db.texts.bulkDelete(ids)
      for (const id of ids) noteChange(tx.changes, 'texts', id)
      return ids.length
    })
  }
  return erased
}

async function rowsOf(
  db: Database,
  contactId: string,
  limit: number,
  cursor: string | undefined,
): Promise<Page<StoredTextRow>> {
  const [at, before = ''] = cursor === undefined ? [Dexie.maxKey] : parseCursor(cursor, 2)
  const rows = await db.texts
    .where('[contactId+at]')
    .between([contactId, Dexie.minKey], [contactId, at], true, true)
    .reverse()
    .filter((row) => row.at !== at || row.id < before)
    .limit(limit + 1)
    .toArray()
  return toPage(rows, limit, (row) => [row.at ?? 0, row.id])
}
