import { shortcutsIn } from '@/utils/replies/nested-shortcuts'
import { shortcutKeyOf } from '@/utils/replies/shortcut-key'
import type { Database } from '../database'
import type { Reply } from '../schema/reply'
import { textFor } from './reply-text'

/** More than any message is made of; a reply that names more is left with holes. */
const MOST_LOADED = 200

/**
 * Loads the replies that `body` takes in, and those that they take in, each once: a circle ends by itself.
 * @returns their texts for a customer of `language`, by the key of their shortcut.
 */
export async function nestedTexts(
  db: Database,
  body: string,
  language: string | undefined,
): Promise<Map<string, string>> {
  const texts = new Map<string, string>()
  const asked = new Set<string>()
  let wanted = shortcutsIn(body)
  while (wanted.length > 0 && asked.size < MOST_LOADED) {
    for (const shortcut of wanted) asked.add(shortcut)
    const bodies = await textsOf(db, wanted, language)
    for (const [shortcut, text] of bodies) texts.set(shortcut, text)
    wanted = [...new Set([...bodies.values()].flatMap(shortcutsIn))].filter((one) => !asked.has(one))
  }
  return texts
}

/** Of several with one shortcut it is the one in use, then the first that was made. */
async function textsOf(
  db: Database,
  shortcuts: readonly string[],
  language: string | undefined,
): Promise<Map<string, string>> {
  const rows = await db.replies.where('shortcutKey').anyOf(shortcuts).toArray()
  rows.sort(compareClaims).reverse()
  return new Map(rows.map((row) => [shortcutKeyOf(row.shortcut), textFor(row, language).body]))
}

function compareClaims(a: Reply, b: Reply): number {
  return Number(a.archivedAt !== undefined) - Number(b.archivedAt !== undefined) || a.createdAt - b.createdAt
}
