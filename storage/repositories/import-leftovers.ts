import { now as clockNow } from '@/utils/clock'
import type { Database } from '../database'
import { CHUNK_ROWS } from '../limits'
import type { CustomField } from '../schema/custom-field'
import { changeSettings } from '../change-settings'
import { tagCountKey } from '../count-keys'
import type { Change } from '../write/change'
import { mutate } from '../write/mutate'
import { snapshot } from '../write/snapshot'
import type { Transaction } from '../write/transaction'
import { readCount } from './counts'

/** Puts tags into the trash that no contact carries and no rule, suggestion or cadence names. */
export async function dropUnusedTags(tx: Transaction, tagIds: readonly string[]): Promise<void> {
  if (tagIds.length === 0) return
  const { db, settings } = tx
  const naming = JSON.stringify([await rulesOf(db), settings.cadences])
  const changes: Change[] = []
  for (const tag of await db.tags.bulkGet([...tagIds])) {
    if (tag === undefined || tag.deletedAt !== undefined || naming.includes(tag.id)) continue
    if ((await readCount(db, tagCountKey(tag.id))) > 0) continue
    changes.push({ table: 'tags', id: tag.id, set: { deletedAt: clockNow() } })
  }
  await mutate(changes, 'tags.remove')
}

/** Takes fields out of the settings that no contact has and no rule asks for. */
export async function dropUnusedFields(fields: readonly CustomField[]): Promise<void> {
  const labels = new Set(fields.map(({ label }) => label))
  const used = await usedLabels(labels)
  await changeSettings(({ customFields }) => ({
    customFields: customFields.filter(
      ({ id, label }) => used.has(label) || !fields.some((field) => field.id === id && field.label === label),
    ),
  }))
}

async function usedLabels(labels: ReadonlySet<string>): Promise<Set<string>> {
  const naming = JSON.stringify(await snapshot((db) => db.tagRules.toArray()))
  const used = new Set([...labels].filter((label) => naming.includes(JSON.stringify(`custom:${label}`))))
  for (let after = ''; used.size < labels.size;) {
    const rows = await snapshot((db) => db.contacts.where('id').above(after).limit(CHUNK_ROWS).toArray())
    const live = rows.filter(({ deletedAt }) => deletedAt === undefined)
    for (const label of labels) if (live.some(({ custom }) => Object.hasOwn(custom, label))) used.add(label)
    const last = rows.at(-1)
    if (last === undefined) break
    after = last.id
  }
  return used
}

async function rulesOf(db: Database): Promise<unknown[]> {
  return [await db.tagRules.toArray(), await db.suggestionRules.toArray()]
}
