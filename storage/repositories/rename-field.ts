import { AppError } from '@/utils/app-error'
import { fold } from '@/utils/text/fold'
import { CHUNK_ROWS } from '../limits'
import type { Written } from '../protocol/shared'
import type { ContactRow, RowOf } from '../rows'
import { readSettings } from '../settings'
import { requireMaySet } from '../sync/team-settings/may-set'
import { batchOf } from '../write/batch'
import type { Change } from '../write/change'
import { mutate } from '../write/mutate'
import { FIELD_RENAMED } from '../write/refresh-tags'
import { snapshot } from '../write/snapshot'
import { transact } from '../write/transact'
import { type Renaming, setLabel } from './rename-back'

/**
 * Renames a field of one's own in the settings, on every contact that has it, and in the rules that ask for it; one step
 * of `undo`. A part of the contacts is written at a time; the settings change last, so that a repeat goes on.
 * @throws AppError 'not-found' for an unknown field, 'conflict' when another one is called so, 'look-only' for who may not.
 */
export async function renameCustomField(fieldId: string, label: string): Promise<Written> {
  await requireMaySet('customFields')
  const to = label.trim()
  const { customFields } = await readSettings()
  const field = customFields.find(({ id }) => id === fieldId)
  if (field === undefined) throw new AppError('not-found', 'customFields')
  if (field.label === to) return {}
  const isTaken = customFields.some(({ id, label: other }) => id !== fieldId && fold(other) === fold(to))
  if (isTaken || to === '') throw new AppError('conflict', 'customFields.label')
  const renamed: Renaming = { fieldId, from: field.label, to }
  const batch = await batchOf(FIELD_RENAMED, renamed)
  let part = batch.nextPart
  const write = async (changes: Change[]): Promise<void> => {
    await mutate(changes, FIELD_RENAMED, { batchId: batch.id, part })
    part += 1
  }
  await eachChunk(renamed, write)
  await mutate(await ruleChanges(renamed), FIELD_RENAMED, { batchId: batch.id, part, renamed })
  await setLabel(renamed)
  return { undoId: batch.id }
}

async function eachChunk(renamed: Renaming, write: (changes: Change[]) => Promise<void>): Promise<void> {
  for (let after = ''; ;) {
    const read = await transact(async ({ db }) => {
      const rows = await db.contacts.where('id').above(after).limit(CHUNK_ROWS).toArray()
      const changes = rows.flatMap((row) => valueChange(row, renamed))
      if (changes.length > 0) await write(changes)
      return rows
    })
    const last = read.at(-1)
    if (last === undefined) return
    after = last.id
  }
}

function valueChange({ id, custom }: ContactRow, { from, to }: Renaming): Change[] {
  const value = Object.hasOwn(custom, from) ? custom[from] : undefined
  if (value === undefined) return []
  return [{ table: 'contacts', id, set: { [`custom.${from}`]: null, [`custom.${to}`]: value } }]
}

async function ruleChanges({ from, to }: Renaming): Promise<Change[]> {
  const rules = await snapshot((db) => db.tagRules.toArray())
  const field = `custom:${from}`
  return rules
    .filter(({ groups }) => JSON.stringify(groups).includes(JSON.stringify(field)))
    .map(({ id, groups }): Change => {
      const next: RowOf<'tagRules'>['groups'] = groups.map((group) => ({
        ...group,
        conditions: group.conditions.map((condition) =>
          condition.kind === 'field' && condition.field === field
            ? { ...condition, field: `custom:${to}` }
            : condition,
        ),
      }))
      return { table: 'tagRules', id, set: { groups: next } }
    })
}
