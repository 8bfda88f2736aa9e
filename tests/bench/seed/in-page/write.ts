import * as z from 'zod/mini'
import type { Database } from '@/storage/database'
import { deriveRow } from '@/storage/derive/derive-row'
import { type AttentionRow, ROW_SCHEMAS, type RowOf, type UserTable } from '@/storage/rows'
import { type Activity, activitySchema } from '@/storage/schema/message'
import type { EvidenceRow, ScoreRow } from '@/storage/schema/score'
import { type ReplyUse, replyUseSchema } from '@/storage/schema/reply-use'

export type SeedRows = { [Table in UserTable]?: RowOf<Table>[] } & {
  activity?: Activity[]
  replyUses?: ReplyUse[]
  attention?: AttentionRow[]
  evidence?: EvidenceRow[]
  scores?: ScoreRow[]
}

const SCHEMAS: Record<string, z.ZodMiniType> = {
  ...ROW_SCHEMAS,
  activity: activitySchema,
  replyUses: replyUseSchema,
}
const DERIVED = ['attention', 'evidence', 'scores']
const CHUNK_ROWS = 4_000

/** Writes rows as the extension would have: checked, and with their index fields. */
export class SeedWriter {
  readonly #db: Database
  readonly #waiting = new Map<string, unknown[]>()
  readonly #written: Record<string, number> = {}

  constructor(db: Database) {
    this.#db = db
  }

  /** How many rows each table got. */
  get written(): Record<string, number> {
    return this.#written
  }

  async add(rows: SeedRows): Promise<void> {
    for (const [table, added] of Object.entries(rows)) {
      const waiting = this.#waiting.get(table) ?? []
      this.#waiting.set(table, waiting)
      for (const row of added) waiting.push(toStored(table, row))
      if (waiting.length >= CHUNK_ROWS) await this.#write(table)
    }
  }

  async flush(): Promise<void> {
    for (const table of this.#waiting.keys()) await this.#write(table)
  }

  async #write(table: string): Promise<void> {
    const rows = this.#waiting.get(table) ?? []
    this.#waiting.set(table, [])
    await this.#db.table(table).bulkPut(rows)
    this.#written[table] = (this.#written[table] ?? 0) + rows.length
  }
}

function toStored(table: string, row: object): unknown {
  // It is derived from rows that were checked.
  if (DERIVED.includes(table)) return row
  const schema = SCHEMAS[table]
  if (schema === undefined) throw new Error(`The seed knows no table ${table}`)
  const checked = z.parse(schema, row)
  return isUserTable(table) ? deriveRow(table, checked as RowOf<UserTable>) : checked
}

function isUserTable(table: string): table is UserTable {
  return Object.hasOwn(ROW_SCHEMAS, table)
}
