import { expect } from 'vitest'
import type { TeamServer } from './server'
import type { World } from './world'
import { sightingOf } from '../../../helpers/sightings'

export const PASSPHRASE = 'correct horse battery'
export const WORDS = ['payment']

/** Begins to keep what messages say, with a vault that is locked again at once. */
export async function keep({ worker }: World, words = WORDS): Promise<void> {
  await worker.texts.beginTexts(PASSPHRASE, words)
  await worker.texts.settleTeamTexts()
  await worker.texts.lockVault()
}

export async function unlock({ worker }: World): Promise<void> {
  await worker.texts.unlockTexts(PASSPHRASE)
  await worker.texts.settleTexts()
  await worker.texts.settleTeamTexts()
}

/** Makes a contact of which a chat is seen under this number. */
export async function addChat({ worker }: World, contactId: string, lid: string): Promise<void> {
  await worker.createContact(contactId, { name: `Client ${lid}` })
  const alias = { account: '', kind: 'lid', value: lid, contactId, learntBy: 'model', createdAt: Date.now() }
  await worker.mutate(
    [{ table: 'aliases', create: { id: crypto.randomUUID(), ...alias } as never }],
    'aliases',
  )
}

type Said = { id: string; text: string; direction?: 'in' | 'out'; account?: string }

/** Has the chat opened, with this on its screen. */
export async function see({ worker }: World, lid: string, said: readonly Said[]): Promise<boolean> {
  const account = said[0]?.account
  const chat = sightingOf({ lid, key: `lid:${lid}`, name: `Client ${lid}`, ...(account && { account }) })
  const messages = said.map(({ id, text, direction = 'in' }, at) => ({
    messageId: id,
    direction,
    ack: 'unknown' as const,
    kind: 'text' as const,
    length: text.length,
    at: 1_789_900_000_000 + at * 1_000,
    text,
  }))
  return worker.texts.recordOpenChat(chat, messages)
}

/** @returns what the list of a contact's texts shows, newest first; '' for what is locked. */
export async function shown({ worker }: World, contactId: string): Promise<string[]> {
  const { rows } = await worker.texts.pageTexts(contactId, 50)
  return rows.map(({ text = '' }) => text)
}

/** @returns all that a browser keeps, and all that it has asked and was told. */
export async function keptBy({
  worker,
  browser,
  way,
  frames,
}: World): Promise<{ tables: string; told: string }> {
  const db = await worker.database()
  const tables = await Promise.all(db.tables.map((table) => table.toArray()))
  const beside = [await browser.storage.local.get(), await browser.storage.session.get()]
  return { tables: JSON.stringify([tables, beside]), told: JSON.stringify([way.requests, frames]) }
}

/** @returns every row of every table of the server, as a dump has them. */
export async function dumpOf({ db }: TeamServer): Promise<string> {
  return db.own(async (tx) => {
    const tables = await tx.query<{ name: string }>(
      `select quote_ident(tablename) as name from pg_tables where schemaname = current_schema()`,
    )
    const dumps: unknown[] = []
    for (const { name } of tables)
      dumps.push(await tx.query(`select to_jsonb(t)::text as row from ${name} t`))
    return JSON.stringify(dumps)
  })
}

/** @returns a backup of the server, as an owner is given it. */
export async function exportOf({ worker, way }: World): Promise<string> {
  const session = await worker.session()
  const response = await fetch(`http://localhost:${way.port}/v1/admin/export`, {
    headers: { Authorization: `Bearer ${session?.token}` },
  })
  return response.text()
}

/** @returns what the server has of texts. */
export async function sealedOf(server: TeamServer): Promise<{ id: string; k: number; ct: string }[]> {
  const rows = await server.rows()
  return rows.flatMap(({ tbl, id, data }) => {
    const sealed = data['sealed'] as { k: number; ct: string } | null | undefined
    return tbl === 'sealedTexts' && sealed ? [{ id, k: sealed.k, ct: sealed.ct }] : []
  })
}

/** Each has of texts what the server has that they may see. */
export async function expectSameSealed(server: TeamServer, worlds: readonly World[]): Promise<void> {
  const rows = (await server.rows()).filter(({ tbl, data }) => tbl === 'sealedTexts' && data['sealed'])
  for (const { worker, name } of worlds) {
    const buckets = await server.bucketsOf((await worker.session())!.token)
    // What was long in the trash goes from each browser by itself.
    const here = new Set(await (await worker.database()).contacts.toCollection().primaryKeys())
    const seen = rows.filter(({ bucket, parent }) => buckets.includes(bucket) && here.has(parent ?? ''))
    const stored = await (await worker.database()).sealedTexts.toArray()
    const said = stored.map(({ id, contactId, sealed }) => [id, { contactId, sealed }] as const)
    const expected = seen.map(
      ({ id, parent, data }) => [id, { contactId: parent, sealed: data['sealed'] }] as const,
    )
    expect(Object.fromEntries(said), name).toEqual(Object.fromEntries(expected))
    expect(await (await worker.database()).outbox.count(), name).toBe(0)
  }
}
