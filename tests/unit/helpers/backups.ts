import { Dexie } from 'dexie'
import { fromTagged } from '@/storage/backup/tagged-row'
import type { BackupPlan } from '@/storage/protocol/data'
import type { BackupKind, KeptRow, RestoreMode } from '@/storage/schema/backup'
import { closeDatabase } from '@/storage/database'
import type { ContactRow, MetaRow } from '@/storage/rows'
import { forgetSettings } from '@/storage/settings'
import { browser } from '@/utils/browser'
import { askWorkspace as askOnce } from './background'
import { dump } from './rows'

let send: <Answer>(ask: () => Promise<Answer>) => Promise<Answer> = (ask) => ask()

/** Each request is sent by `through` from now on; without it as it is. */
export function sendThrough(through: typeof send = (ask) => ask()): void {
  send = through
}

const askWorkspace: typeof askOnce = (name, input) => send(() => askOnce(name, input))

export type TakenBackup = { plan: BackupPlan; rows: KeptRow[] }

/** Makes a backup as the workspace does, from the beginning when it has become void. `between` comes before each request. */
export async function takeBackup(kind: BackupKind, how: How = {}): Promise<TakenBackup> {
  for (;;) {
    const taken = await tryBackup(kind, how).catch((error: { code?: string }) => {
      if (error.code !== 'not-found') throw error
    })
    if (taken !== undefined) return taken
  }
}

/** @returns the chain that a restore needs after one more. */
export function chainOf(chain: readonly TakenBackup[], next: TakenBackup): TakenBackup[] {
  return next.plan.kind === 'full' ? [next] : [...chain, next]
}

type How = { between?: () => Promise<unknown>; limit?: number }

async function tryBackup(
  kind: BackupKind,
  { between = async () => undefined, limit = 2_000 }: How,
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

/** Puts the rows of a chain of backups aside and prepares them. @returns the restore's id. */
export async function stageBackups(backups: readonly TakenBackup[], limit = 2_000): Promise<string> {
  const heads = backups.map(({ plan: { tables: _tables, settings: _settings, ...head } }) => head)
  const { schema } = heads[0]!
  const { settings } = backups.at(-1)!.plan
  const { id } = await askWorkspace('restore.begin', { schema, heads, settings })
  const rows = backups.flatMap((backup) => backup.rows)
  for (let at = 0, part = 0; at < rows.length; at += limit, part += 1) {
    await askWorkspace('restore.stage', { id, part, rows: rows.slice(at, at + limit) })
  }
  await untilDone(() => askWorkspace('restore.prepare', { id }))
  return id
}

/** Restores a chain of backups, as the workspace does. @returns the restore's id. */
export async function restore(backups: readonly TakenBackup[], mode: RestoreMode): Promise<string> {
  const id = await stageBackups(backups)
  await untilDone(() => askWorkspace('restore.apply', { id, mode }))
  return id
}

/** What is in step with a team is this database's alone. */
const TEAM = [
  'syncState',
  'syncRows',
  'outbox',
  'sentMutations',
  'refusals',
  'conflicts',
  'teamSettings',
  'sealedTexts',
]

/** All rows but the numbers that only tell that something changed, what is known of backups, and counts of nothing. */
export async function contentOf(): Promise<Record<string, unknown[]>> {
  const { backupMarks: _, meta = [], contacts = [], ...all } = await dump()
  const tables = Object.fromEntries(Object.entries(all).filter(([name]) => !TEAM.includes(name)))
  const told = (meta as MetaRow[]).filter(
    ({ key, value }) => !/^(revision|backup|restore|team):/.test(key) && value !== 0,
  )
  return { ...tables, contacts: (contacts as ContactRow[]).map(withoutNobodysKey), meta: told }
}

/** One that is nobody's has it in a team alone. */
function withoutNobodysKey({ ownerKey, ...contact }: ContactRow): ContactRow {
  return { ...contact, ...(ownerKey !== undefined && ownerKey !== '' && { ownerKey }) }
}

/** A new profile: nothing is stored. */
export async function wipe(): Promise<void> {
  closeDatabase()
  forgetSettings()
  for (const name of await Dexie.getDatabaseNames()) await Dexie.delete(name)
  await browser.storage.local.clear()
}

/** Asks again until it is done. */
export async function untilDone(ask: () => Promise<{ done: number; total: number }>): Promise<void> {
  for (let isOver = false; !isOver;) {
    const { done, total } = await ask()
    isOver = done === total
  }
}
