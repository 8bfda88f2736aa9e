import { knownSettings, readSettings } from '../settings'
import { noteChange } from '../write/announce'
import type { MetaRow, StoredTextRow } from '../rows'
import type { Vault } from '../schema/stored-text'
import { PASSED, passedBy, TEXTS_PASS } from '../write/follow-texts'
import { isSame } from '../write/paths'
import { snapshot } from '../write/snapshot'
import { transact } from '../write/transact'
import { contentOf } from './content-of'
import { unseal } from './seal'
import { isSensitive } from './sensitive'
import { unlockedKey } from './unlocked'

const PART = 200

type Basis = { vault: Vault; words: readonly string[]; key: CryptoKey | undefined }
/** `after` undefined: rows that wait for the vault to be unlocked. */
type Part = { rows: StoredTextRow[]; mark: MetaRow | undefined; after: string | undefined }

/**
 * Has every stored text sealed, or not, by the words as they are now. What is sealed waits for the vault where it must be
 * opened to know. Goes on where it was, whatever became of the worker; cheap when there is nothing to do.
 * @param parts how many at most; it goes on when it is asked again.
 */
export async function settleTexts(parts = Infinity): Promise<void> {
  for (let left = parts; left > 0 && (await settlePart()); left--);
}

/** @returns whether there may be more to do. */
async function settlePart(): Promise<boolean> {
  const { vault, sensitiveWords: words } = await readSettings()
  if (vault === undefined) return false
  const key = await unlockedKey()
  const part = await snapshot(async (db): Promise<Part> => {
    const mark = await db.meta.get(TEXTS_PASS)
    const after = passedBy(mark, words)
    const rows =
      after !== PASSED
        ? db.texts.where('id').above(after)
        : key === undefined
          ? undefined
          : db.texts.where('isPending').equals(1)
    return {
      mark,
      rows: (await rows?.limit(PART).toArray()) ?? [],
      after: after === PASSED ? undefined : after,
    }
  })
  if (part.rows.length === 0 && part.after === undefined) return false
  const settled = await Promise.all(part.rows.map((row) => settledRow(row, { vault, words, key })))
  await write(part, settled, words)
  return true
}

async function settledRow(row: StoredTextRow, { vault, words, key }: Basis): Promise<StoredTextRow> {
  const { text, sealed, words: _, ...rest } = withoutMark(row)
  if (text !== undefined && !isSensitive(text, words)) return row
  if (text !== undefined) return { ...rest, ...(await contentOf(messageIdOf(row.id), text, vault, words)) }
  if (sealed === undefined || key === undefined) return { ...row, isPending: 1 }
  const opened = await unseal(key, sealed)
  if (opened === undefined || row.isMarked === 1 || isSensitive(opened, words)) return withoutMark(row)
  return { ...rest, ...(await contentOf(sealed.of, opened, vault, words)) }
}

/** Rows that were written meanwhile were written by the same words: they stay. */
async function write(
  { rows, mark, after }: Part,
  settled: readonly StoredTextRow[],
  words: readonly string[],
): Promise<void> {
  await transact(async (tx) => {
    const known = knownSettings() ?? tx.settings
    const isStale = !isSame(await tx.db.meta.get(TEXTS_PASS), mark) || !isSame(known.sensitiveWords, words)
    if (isStale) return
    const now = await tx.db.texts.bulkGet(rows.map(({ id }) => id))
    const puts = settled.filter((row, at) => isSame(now[at], rows[at]) && !isSame(row, rows[at]))
    await tx.db.texts.bulkPut(puts)
    for (const { id } of puts) noteChange(tx.changes, 'texts', id)
    if (after === undefined) return
    const next = rows.length < PART ? PASSED : (rows.at(-1)?.id ?? PASSED)
    await tx.db.meta.put({ key: TEXTS_PASS, value: [next, ...words] })
    noteChange(tx.changes, 'meta', TEXTS_PASS)
  })
}

function withoutMark(row: StoredTextRow): StoredTextRow {
  const { isPending: _, ...rest } = row
  return rest
}

function messageIdOf(rowId: string): string {
  return rowId.slice(rowId.indexOf('|') + 1)
}
