import fc from 'fast-check'
import { beforeEach, describe, expect, test } from 'vitest'
import { createReminders, type ReminderMemory, type ReminderPorts } from '@/entrypoints/background/reminders'
import { database } from '@/storage/database'
import { isNoticeDue, nextAlarmAt } from '@/storage/repositories/due-follow-ups'
import { keepOwners } from '@/storage/repositories/keep-owners'
import { splitContact } from '@/storage/repositories/split'
import { newId } from '@/utils/ids'
import { askPage, askUi, passTime, T0, useFreshBackground } from '../../helpers/background'
import { dieAfter, restartWorker } from '../../helpers/dying-worker'
import { importRows, rowOf } from '../../helpers/imports'
import { expectSoundDatabase } from '../../helpers/rows'
import { messageOf, sightingOf } from '../../helpers/sightings'
import { addContact, giveTo, HOUR_MS, linkTo, plan } from './support'

useFreshBackground()

let shown: string[] = []
let badge = 0
let alarm: number | undefined
let memory: ReminderMemory = { hadDigest: true }
const ports: ReminderPorts = {
  show: async ({ items }) => void shown.push(...items.map(({ name }) => name)),
  setBadge: async (count) => void (badge = count),
  wakeAt: async (at) => void (alarm = at),
  readQuietHours: async () => ({ quiet: { on: false, from: 0, to: 0 }, timeZone: 'UTC' }),
  memory: { read: async () => memory, write: async (value) => void (memory = value) },
}
const tick = (): Promise<void> => createReminders(ports).tick()

beforeEach(() => {
  shown = []
  memory = { hadDigest: true }
})

async function namesOfToday(): Promise<string[]> {
  const { rows } = await askUi('today.page', { filter: 'all', limit: 50 })
  return rows.map(({ contact }) => contact.name).toSorted()
}

describe("a manager who sees everybody's customers", () => {
  beforeEach(async () => {
    await linkTo('boss')
    await addContact('Mine', { dueAt: T0 - 3 * HOUR_MS })
    await addContact('Nobody', { ownerId: null, dueAt: T0 - 2 * HOUR_MS })
    await addContact('Theirs', { ownerId: 'ann', dueAt: T0 - HOUR_MS })
  })

  test("is reminded of what is theirs or nobody's, and of nothing else", async () => {
    await tick()
    expect(shown.toSorted()).toEqual(['Mine', 'Nobody'])
    expect(badge).toBe(2)
    expect(alarm).toBeUndefined()
    await expectSoundDatabase()
  })

  test('has the same in the list of today and its counts', async () => {
    expect(await namesOfToday()).toEqual(['Mine', 'Nobody'])
    expect(await askUi('today.counts', {})).toMatchObject({ all: 2, 'follow-up': 2 })
  })

  test('is not told of a customer of theirs who waits', async () => {
    const chat = sightingOf({ lid: '5', key: 'lid:5', name: 'Waiting' })
    const { contactId } = await askUi('notes.add', {
      target: { chat },
      id: newId(),
      contactId: newId(),
      text: 'Note',
    })
    const message = { ...messageOf('A'), at: T0 - 30 * HOUR_MS }
    await askPage('page.chatSeen', { chat: { ...chat, messageIds: ['A'] }, messages: [message] })
    expect(await namesOfToday()).toContain('Waiting')
    await giveTo(contactId!, 'ann')
    expect(await namesOfToday()).not.toContain('Waiting')
    await expectSoundDatabase()
  })

  test('still sees every follow-up on the card and among all of them', async () => {
    expect((await askUi('followUps.page', { limit: 10 })).total).toBe(3)
  })

  test('may have the list of follow-ups without those of colleagues, in the same order and any pages', async () => {
    const all = (await askUi('followUps.page', { limit: 10 })).rows
    const mine = all.filter(({ contact }) => contact.ownerId !== 'ann')
    expect(mine.map(({ contact }) => contact.name)).toEqual(['Mine', 'Nobody'])
    for (const limit of [1, 2, 5]) {
      const rows: unknown[] = []
      for (let cursor: string | undefined, isOver = false; !isOver;) {
        const page = await askUi('followUps.page', {
          mine: true,
          limit,
          ...(cursor !== undefined && { cursor }),
        })
        rows.push(...page.rows)
        cursor = page.next
        isOver = cursor === undefined
      }
      expect(rows).toEqual(mine)
    }
    await linkTo(undefined)
    expect((await askUi('followUps.page', { mine: true, limit: 10 })).rows).toEqual(all)
  })

  test('is reminded once a customer is given to them, and not any more once it is given away', async () => {
    const { id, followUpId } = await addContact('Given', { ownerId: 'ann', dueAt: T0 + HOUR_MS })
    await tick()
    passTime(HOUR_MS)
    expect(await nextAlarmAt()).toBeUndefined()
    await giveTo(id, 'boss')
    expect(await nextAlarmAt()).toBe(T0 + HOUR_MS)
    await tick()
    expect(shown).toContain('Given')
    expect(badge).toBe(3)
    expect(await isNoticeDue(followUpId, `${followUpId}:${T0 + HOUR_MS}`)).toBe(true)
    await giveTo(id, 'ann')
    expect(await isNoticeDue(followUpId, `${followUpId}:${T0 + HOUR_MS}`)).toBe(false)
    await tick()
    expect(badge).toBe(2)
    await expectSoundDatabase()
  })
})

describe('joining and leaving', () => {
  test('Joining changes nothing: no contact has another owner', async () => {
    await addContact('Before', { dueAt: T0 - HOUR_MS })
    await linkTo('ann')
    await keepOwners()
    expect(await namesOfToday()).toEqual(['Before'])
    await tick()
    expect(shown).toEqual(['Before'])
    await expectSoundDatabase()
  })

  test('Whoever leaves and keeps what is there looks after all of it', async () => {
    await linkTo('boss')
    await addContact('Theirs', { ownerId: 'ann', dueAt: T0 - HOUR_MS })
    await addContact('Nobody', { ownerId: null })
    await tick()
    expect(shown).toEqual([])
    await linkTo(undefined)
    await tick()
    expect(shown).toEqual(['Theirs'])
    expect(badge).toBe(1)
    await expectSoundDatabase()
  })

  test('A worker that dies meanwhile goes on where it was', async () => {
    await linkTo('boss')
    for (let at = 0; at < 3; at++)
      await addContact(`Theirs ${at}`, { ownerId: 'ann', dueAt: T0 + (at + 1) * HOUR_MS })
    await linkTo(undefined)
    for (let writes = 0; writes < 6; writes++) {
      await dieAfter(writes, () => keepOwners())
      restartWorker()
    }
    await keepOwners()
    expect(await nextAlarmAt()).toBe(T0 + HOUR_MS)
    await expectSoundDatabase()
  })

  test('Another person than before: what is whose is told anew', async () => {
    await linkTo('boss')
    await addContact('Of the boss', { dueAt: T0 - HOUR_MS })
    await addContact('Of Ann', { ownerId: 'ann', dueAt: T0 - HOUR_MS })
    await linkTo('ann')
    await keepOwners()
    expect(await namesOfToday()).toEqual(['Of Ann'])
    await expectSoundDatabase()
  })
})

describe('whose a new contact is', () => {
  const ownerOf = async (id: string): Promise<string | undefined> =>
    (await (await database()).contacts.get(id))?.ownerId

  test('In a team it is of whoever made it: by hand, from a chat, or by parting one from another', async () => {
    await linkTo('ann')
    const { id } = await addContact('By hand')
    expect(await ownerOf(id)).toBe('ann')
    const chat = sightingOf({ lid: '9', key: 'lid:9', phone: '+5511987654321' })
    const { contactId } = await askUi('notes.add', {
      target: { chat },
      id: newId(),
      contactId: newId(),
      text: 'Note',
    })
    expect(await ownerOf(contactId!)).toBe('ann')
    await giveTo(contactId!, 'ben')
    const aliases = await (await database()).aliases.where('contactId').equals(contactId!).toArray()
    const lid = aliases.find(({ kind }) => kind === 'lid')
    const parted = newId()
    await splitContact({ contactId: contactId!, aliasIds: [lid!.id], newId: parted, name: 'Other' })
    expect(await ownerOf(parted)).toBe('ben')
    await expectSoundDatabase()
  })

  test('An import in a team belongs to whoever imports', async () => {
    await linkTo('ann')
    await importRows('both', [rowOf(1, {})])
    const rows = await (await database()).contacts.toArray()
    expect(rows.map(({ name, ownerId }) => ({ name, ownerId }))).toEqual([{ name: 'Row 1', ownerId: 'ann' }])
  })

  test("Without a team it is nobody's", async () => {
    const { id } = await addContact('Alone')
    expect(await ownerOf(id)).toBeUndefined()
  })
})

type Step = { what: 'add' | 'plan' | 'give' | 'remove' | 'done' | 'tick' | 'link'; at: number; who: number }

test('Whatever happens in whatever order, what is derived is what deriving it anew gives', async () => {
  const step = fc.record<Step>({
    what: fc.constantFrom('add', 'plan', 'give', 'remove', 'done', 'tick', 'link'),
    at: fc.nat(5),
    who: fc.nat(2),
  })
  const owners = [null, 'ann', 'boss'] as const
  await fc.assert(
    fc
      .asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
        const db = await database()
        await linkTo('boss')
        for (const { what, at, who } of steps) {
          passTime(60_000)
          const contacts = (await db.contacts.toArray()).filter(({ deletedAt }) => deletedAt === undefined)
          const [contact, followUp] = [contacts[at], (await db.followUps.toArray())[at]]
          if (what === 'add')
            await addContact(`No ${at}`, { ownerId: owners[who]!, dueAt: T0 + at * HOUR_MS })
          if (what === 'plan' && contact) await plan(contact.id, T0 + (at - 2) * HOUR_MS)
          if (what === 'give' && contact) await giveTo(contact.id, owners[who]!)
          if (what === 'remove' && contact) await askUi('contacts.remove', { contactId: contact.id })
          if (what === 'done' && followUp?.deletedAt === undefined && followUp) {
            const { undoId } = await askUi('followUps.done', { id: followUp.id })
            if (who === 0 && undoId !== undefined) await askUi('undo', { undoId })
          }
          if (what === 'tick') await tick()
          if (what === 'link') {
            await linkTo([undefined, 'ann', 'boss'][who])
            await keepOwners()
          }
          await expectSoundDatabase()
        }
      })
      .beforeEach(async () => {
        const db = await database()
        await Promise.all(db.tables.map((table) => table.clear()))
      }),
    { numRuns: 15 },
  )
}, 120_000)
