import { describe, expect, test } from 'vitest'
import { Dexie } from 'dexie'
import { closeDatabase, database } from '@/storage/database'
import { changeSettings } from '@/storage/change-settings'
import { forgetSettings, readSettings } from '@/storage/settings'
import { settingId } from '@/storage/sync/team-settings/parts'
import type { Role } from '@/storage/sync/wire'
import { newId } from '@/utils/ids'
import { askUi, askWorkspace, useFreshBackground } from '../../helpers/background'
import { restore, takeBackup } from '../../helpers/backups'
import { dieAfter } from '../../helpers/dying-worker'
import { rowOf } from '../../helpers/imports'
import { ANA, exchange, joinOffice, ME, pullAll, pushAll, sync, waiting } from './support/member'
import type { Office } from './support/office'

useFreshBackground()

const stage = (id: string, name: string) => ({ id, name, kind: 'open' as const })
const namesOf = async () => (await readSettings()).stages.map(({ name, key }) => name ?? key)

/** A team that has stages, fields and a cadence for a tag already, as `role`. */
async function joinTeam(role: Role, tagId = newId()): Promise<{ office: Office; tagId: string }> {
  const office = await joinOffice(role)
  const put = (
    part: 'stages' | 'customFields' | 'cadences',
    key: string,
    value: Record<string, string | number>,
  ) => {
    const fields = Object.entries(value).map(([name, one]) => [`value.${name}`, one])
    office.write(ANA, 'teamSettings', settingId(part, key), {
      part,
      key,
      rank: 1,
      ...Object.fromEntries(fields),
    })
  }
  office.write(ANA, 'tags', tagId, { name: 'VIP', color: 'red', createdAt: 1 })
  put('stages', newId(), { name: 'Talking', kind: 'open' })
  put('stages', newId(), { name: 'Sold', kind: 'won' })
  put('customFields', newId(), { label: 'Size', kind: 'text' })
  put('cadences', newId(), { tagId, idealHours: 5, maxHours: 9 })
  for (const part of ['stages', 'customFields', 'cadences'] as const) {
    office.write(ANA, 'teamSettings', settingId(part), { part, key: '' })
  }
  await exchange(office)
  return { office, tagId }
}

describe('a worker that dies', () => {
  test('at any moment of an edit has kept all of it, on its way to the team, or nothing', async () => {
    const office = await joinOffice('owner')
    await exchange(office)
    for (let writes = 0, hasDied = true; hasDied; writes++) {
      const [id, before] = [newId(), await readSettings()]
      hasDied = await dieAfter(writes, () =>
        changeSettings(({ stages }) => ({ stages: [stage(id, `Stage ${writes}`), ...stages], trigger: ';' })),
      )
      const { stages } = await readSettings()
      const told = (await waiting()).filter(({ values }) => values['key'] === id)
      expect(stages.some((one) => one.id === id)).toBe(!hasDied)
      expect(told).toHaveLength(hasDied ? 0 : 1)
      if (hasDied) expect(await readSettings()).toEqual(before)
    }
    await pushAll(office)
    expect(office.row('teamSettings', settingId('stages')).data).toMatchObject({ part: 'stages', key: '' })
  })

  test("at any moment of another's edit reads all of it, or nothing and gets it later", async () => {
    const { office } = await joinTeam('rep')
    const [id, before] = [newId(), await namesOf()]
    const added = { part: 'stages', key: id, rank: 0, 'value.name': 'Late', 'value.kind': 'open' }
    office.write(ANA, 'teamSettings', settingId('stages', id), added)
    for (let writes = 0, hasDied = true; hasDied; writes++) {
      hasDied = await dieAfter(writes, () => pullAll(office))
      const names = await namesOf()
      expect([before, ['Late', ...before]]).toContainEqual(names)
    }
    expect(await namesOf()).toEqual(['Late', ...before])
  })

  test('while the first owner’s settings are queued has them all queued once by the next one', async () => {
    const office = await joinOffice('owner')
    await changeSettings(({ stages }) => ({ stages: [stage(newId(), 'Mine'), ...stages] }))
    const before = await namesOf()
    for (let writes = 0; await dieAfter(writes, () => exchange(office)); writes++);
    await sync(office)
    expect(await namesOf()).toEqual(before)
    const rows = [...office.rows.values()].filter(({ tbl }) => tbl === 'teamSettings')
    expect(rows.filter(({ data }) => data['part'] === 'stages')).toHaveLength(before.length + 1)
  })
})

describe('what a team has in common', () => {
  test('is as it was last while the database does not open; what is the person’s own can be changed', async () => {
    await joinTeam('rep')
    closeDatabase()
    const newer = new Dexie('chatside')
    newer.version(99).stores({ later: 'id' })
    await newer.open()
    newer.close()
    forgetSettings()
    expect(await namesOf()).toEqual(['Talking', 'Sold'])
    await changeSettings(() => ({ trigger: ';' }))
    expect(await readSettings()).toMatchObject({ trigger: ';', customFields: [{ label: 'Size' }] })
    await expect(changeSettings(() => ({ currency: 'JPY' }))).rejects.toMatchObject({
      code: 'storage-refused',
    })
  })

  test('of a newer version is kept and not shown', async () => {
    const { office } = await joinTeam('owner')
    const id = newId()
    const odd = { part: 'stages', key: id, rank: 3, 'value.kind': 'paused', 'value.name': 'Odd' }
    office.write(ANA, 'teamSettings', settingId('stages', id), odd)
    office.write(ANA, 'teamSettings', newId(), { part: 'moods', key: '', 'value.of': 'all' })
    await pullAll(office)
    expect(await namesOf()).toEqual(['Talking', 'Sold'])
    await changeSettings(({ stages }) => ({
      stages: stages.map((one) => ({ ...one, name: `${one.name}!` })),
    }))
    await sync(office)
    expect(await namesOf()).toEqual(['Talking!', 'Sold!'])
    expect(office.row('teamSettings', settingId('stages', id)).data).toEqual(odd)
  })

  test('is given by a manager too, but goes up at first from an owner alone', async () => {
    const office = await joinOffice('manager')
    await exchange(office)
    expect(office.rows.size).toBe(0)
    await changeSettings(() => ({ currency: 'EUR' }))
    expect((await readSettings()).currency).toBe('EUR')
    expect(await waiting()).toEqual([])
    const head = { part: 'currency', key: '', 'value.code': 'GBP' }
    office.write(ANA, 'teamSettings', settingId('currency'), head)
    await pullAll(office)
    expect((await readSettings()).currency).toBe('GBP')
    await changeSettings(() => ({ currency: 'JPY' }))
    expect(await waiting()).toMatchObject([{ tbl: 'teamSettings', values: { 'value.code': 'JPY' } }])
  })
})

describe('a rep', () => {
  test('renames no field of the team, and merges no tag that a rhythm of the team names: nothing is half', async () => {
    const { tagId } = await joinTeam('rep')
    const [field] = (await readSettings()).customFields
    const contactId = newId()
    await askUi('contacts.create', { id: contactId, patch: { name: 'Maria', custom: { Size: 'M' } } })
    const other = newId()
    await askUi('tags.save', { id: other, name: 'Very important', color: 'red' })
    const before = await waiting()
    const renaming = askUi('customFields.rename', { id: field!.id, label: 'Length' })
    await expect(renaming).rejects.toMatchObject({ code: 'look-only' })
    const merging = askWorkspace('tags.merge', { fromId: tagId, intoId: other })
    await expect(merging).rejects.toMatchObject({ code: 'look-only' })
    expect(await waiting()).toEqual(before)
    expect((await (await database()).contacts.get(contactId))!.custom).toEqual({ Size: 'M' })
  })

  test('imports a file with columns of its own: the cards have them, the team no new field', async () => {
    await joinTeam('rep')
    const id = newId()
    const fields = [{ id: newId(), label: 'Shoe', kind: 'text' as const }]
    await askWorkspace('imports.begin', { id, name: 'file.csv', mode: 'skip', total: 1, fields })
    await askWorkspace('imports.part', { id, part: 0, rows: [rowOf(1, { custom: { Shoe: '42' } })] })
    await askWorkspace('imports.end', { id, state: 'done', rejected: 0 })
    const [contact] = await (await database()).contacts.toArray()
    expect(contact).toMatchObject({ custom: { Shoe: '42' }, ownerId: ME })
    expect((await readSettings()).customFields.map(({ label }) => label)).toEqual(['Size'])
  })
})

test.each(['merge', 'replace'] as const)(
  'A backup that is restored in a team (%s) leaves it what it has in common',
  async (mode) => {
    await changeSettings(({ stages }) => ({
      stages: [stage(newId(), 'Old'), ...stages],
      currency: 'CHF',
      myName: 'Me',
    }))
    await askUi('contacts.create', { id: newId(), patch: { name: 'Of the backup' } })
    const backup = await takeBackup('full')
    const { office } = await joinTeam('rep')
    await changeSettings(() => ({ myName: 'Somebody' }))
    const { stages, customFields, cadences } = await readSettings()
    await restore([backup], mode)
    expect(await readSettings()).toMatchObject({ stages, customFields, cadences })
    expect((await readSettings()).myName).toBe(mode === 'merge' ? 'Somebody' : 'Me')
    forgetSettings()
    expect(await readSettings()).toMatchObject({ stages, customFields, cadences })
    expect((await waiting()).filter(({ tbl }) => tbl === 'teamSettings')).toEqual([])
    expect(office.row('teamSettings', settingId('stages')).seq).toBeGreaterThan(0)
  },
)
