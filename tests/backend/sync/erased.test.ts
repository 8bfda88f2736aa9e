import { expect, test } from 'vitest'
import { exportEntries } from '../../../backend/src/backup/export-entries.ts'
import { createPen } from './pen.ts'
import { createTeam, type Team } from './team.ts'

const SECOND_MS = 1_000
/** In whatever is told of the person. */
const NAME = 'Zenobia'

/** Ana's contact, of which Ben knows what he pulled before anybody changed it. */
async function known() {
  const team = await createTeam()
  const [ana, ben] = [createPen(team, await team.join('owner')), createPen(team, await team.join('owner'))]
  const values = { ownerId: null, name: `${NAME} 1`, phone: `+49 ${NAME}`, 'custom.Town': `${NAME}stadt` }
  await ana.push([
    ana.mut('contacts', 'zen', values),
    ana.mut('notes', 'note', { contactId: 'zen', text: `${NAME} called` }, { parent: 'zen' }),
    ana.mut('aliases', 'alias', { contactId: 'zen', kind: 'phone', value: `49 ${NAME}` }, { parent: 'zen' }),
    ana.mut('contacts', 'other', { ownerId: null, name: 'Somebody else' }),
  ])
  const clk = (await team.rows()).find(({ id }) => id === 'zen')!.clk
  // Both change the same without knowing of one another: what stood before is kept.
  for (const [at, pen] of [ana, ben, ana, ben].entries()) {
    team.clock.now += SECOND_MS
    const more = { b: clk['name']! }
    await pen.push([
      pen.mut('contacts', 'zen', { name: `${NAME} by ${at}` }, more),
      pen.mut('notes', 'note', { text: `${NAME} said ${at}` }, { ...more, parent: 'zen' }),
      pen.mut('contacts', 'other', { name: `Else by ${at}` }, more),
    ])
  }
  return { team, ana, ben, b: clk['name']! }
}

/** Every table as it is, and a backup. */
async function tables({ db, ws, clock }: Team): Promise<Record<string, string>> {
  const found = await db.own(async (tx) => {
    const names = await tx.query<{ name: string }>(
      `select tablename as name from pg_tables where schemaname = current_schema()`,
    )
    const texts: [string, string][] = []
    for (const { name } of names) {
      const rows = await tx.query<{ text: string }>(`select to_jsonb(t)::text as text from ${name} t`)
      texts.push([name, rows.map(({ text }) => text).join('\n')])
    }
    return texts
  })
  const lines: string[] = []
  for await (const page of exportEntries({ db, ws, since: 0, now: () => clock.now })) lines.push(...page)
  return { ...Object.fromEntries(found), backup: lines.join('\n') }
}

async function wherePerson(team: Team): Promise<string[]> {
  const texts = await tables(team)
  return Object.keys(texts)
    .filter((name) => texts[name]!.includes(NAME))
    .toSorted()
}

test('of somebody whom the team is to forget no table holds anything once the answer is there, nor does a backup', async () => {
  const { team, ana, ben, b } = await known()
  expect(await wherePerson(team)).toEqual(['backup', 'history', 'rows'])
  expect((await team.rows()).filter(({ unseen }) => unseen).map(({ id }) => id)).toEqual([
    'zen',
    'note',
    'other',
  ])
  team.clock.now += SECOND_MS
  // That alone is enough, whatever else their browser comes to say.
  const { body } = await ana.push([ana.mut('contacts', 'zen', { erasedAt: team.clock.now })])
  expect(body.res).toMatchObject([{ st: 'ok' }])
  expect(await wherePerson(team)).toEqual([])
  const rows = new Map((await team.rows()).map((row) => [row.id, row]))
  for (const id of ['note', 'alias'])
    expect(rows.get(id)?.data).toMatchObject({ contactId: 'zen', deletedAt: team.clock.now })
  for (const id of ['zen', 'note', 'alias']) expect(rows.get(id)).not.toHaveProperty('unseen')
  // The others are told, and nobody else has lost anything.
  const told = team.written.at(-1)!.rows
  expect(told.map(({ id }) => id).toSorted()).toEqual(['alias', 'note', 'zen'])
  expect(rows.get('other')).toMatchObject({ data: { name: 'Else by 3' }, unseen: { name: {} } })
  expect((await tables(team))['history']).toContain('Else by')

  // Ben was away: what he wrote of them, or brings anew, is taken from him and kept nowhere.
  const late = [
    ben.mut('contacts', 'zen', { name: `${NAME} late`, erasedAt: null }, { b }),
    ben.mut('contacts', 'zen', { company: `${NAME} Ltd` }),
    ben.mut('contacts', 'zen', { phone: `${NAME} too late` }, { b, t: 0 }),
    ben.mut('notes', 'note', { text: `${NAME} late`, deletedAt: null }, { b, parent: 'zen' }),
    ben.mut('notes', 'note', { text: `${NAME} too late` }, { b, t: 0, parent: 'zen' }),
    ben.mut('notes', 'new', { contactId: 'zen', text: `New of ${NAME}` }, { parent: 'zen' }),
    ben.mut('deals', 'moved', { contactId: 'other', title: `${NAME}’s deal` }, { parent: 'other' }),
    ben.mut('deals', 'moved', { contactId: 'zen' }, { parent: 'zen' }),
  ]
  const answer = (await ben.push(late)).body
  expect(answer.res.map(({ st }) => st)).toEqual(late.map(() => 'ok'))
  expect(JSON.stringify(answer)).not.toContain(NAME)
  expect(await wherePerson(team)).toEqual([])
  expect((await team.rows()).find(({ id }) => id === 'zen')?.data['erasedAt']).toBe(team.clock.now)
})
