import { fromTagged } from '@/storage/backup/tagged-row'
import type { BackupPlan } from '@/storage/protocol/data'
import type { BackupKind, KeptRow } from '@/storage/schema/backup'
import { askWorkspace } from './background'

export type TakenBackup = { plan: BackupPlan; rows: KeptRow[] }

/** Makes a backup as the workspace does; `between` is called before each request. */
export async function takeBackup(
  kind: BackupKind,
  {
    between = async () => undefined,
    limit = 2_000,
  }: { between?: () => Promise<unknown>; limit?: number } = {},
): Promise<TakenBackup> {
  const plan = await askWorkspace('backup.begin', { kind })
  const rows: KeptRow[] = []
  const { id } = plan
  for (const { name: table } of plan.tables) {
    await walk(rows, between, (cursor) => askWorkspace('backup.page', { id, table, limit, ...cursor }))
  }
  await walk(rows, between, (cursor) => askWorkspace('backup.changes', { id, limit, ...cursor }))
  const file = { name: `${id}.chatside`, bytes: 1, place: 'downloads', isEncrypted: false } as const
  await askWorkspace('backup.done', { id, rows: rows.length, ...file })
  return { plan, rows }
}

/** @returns the rows that a chain of backups says there are, by table, in the order of their keys. */
export function stateOf(backups: readonly TakenBackup[]): Record<string, unknown[]> {
  const tables = new Map<string, Map<string, unknown>>()
  for (const { table, key, row } of backups.flatMap(({ rows }) => rows)) {
    const known = tables.get(table) ?? new Map<string, unknown>()
    tables.set(table, known)
    if (row === undefined) known.delete(key)
    else known.set(key, fromTagged(row))
  }
  return Object.fromEntries(
    [...tables].map(([table, rows]) => [
      table,
      [...rows].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row),
    ]),
  )
}

type Pages = (cursor: { cursor?: string }) => Promise<{ rows: KeptRow[]; next?: string }>

async function walk(rows: KeptRow[], between: () => Promise<unknown>, pages: Pages): Promise<void> {
  for (let cursor: { cursor?: string } | undefined = {}; cursor !== undefined;) {
    await between()
    const page = await pages(cursor)
    rows.push(...page.rows)
    cursor = page.next === undefined ? undefined : { cursor: page.next }
  }
}
