import { expect, test } from 'vitest'
import { settingsSchema } from '@/storage/schema/settings'
import { newId } from '@/utils/ids'
import {
  askPage,
  askUi,
  askWorkspace,
  SIDEBAR_SENDER,
  send,
  T0,
  useFreshBackground,
} from '../helpers/background'
import { messageOf, sightingOf } from '../helpers/sightings'

useFreshBackground()

const STAGE = settingsSchema.parse({}).stages[0]!.id

async function exported(contactId: string): Promise<Record<string, unknown>> {
  const { json } = await askWorkspace('contacts.export', { contactId })
  return JSON.parse(json) as Record<string, unknown>
}

test('Everything kept about one person is exported, and nothing of anybody else', async () => {
  const [contactId, otherId, tagId] = [newId(), newId(), newId()]
  const target = { chat: sightingOf({ phone: '+5511987654321' }) }
  await askUi('notes.add', { target, id: newId(), contactId, text: 'Likes blue' })
  await askUi('tags.save', { id: tagId, name: 'VIP', color: 'red' })
  await askUi('tags.set', { target, contactId, tagId, on: true })
  await askUi('followUps.set', {
    target,
    id: newId(),
    contactId,
    dueAt: T0 + 1,
    timeZone: 'UTC',
    note: 'Call',
  })
  const deal = { id: newId(), title: 'Chairs', currency: 'EUR', stageId: STAGE }
  await askUi('deals.save', { target, contactId, deal })
  const order = { id: newId(), at: T0, amountMinor: 100, currency: 'EUR' }
  await askUi('orders.save', { target, contactId, order })
  await askPage('page.chatSeen', { chat: target.chat, messages: [messageOf('A', { at: T0 })] })
  await askUi('contacts.create', { id: otherId, patch: { name: 'Somebody Else' } })
  await askUi('notes.add', {
    target: { contactId: otherId },
    id: newId(),
    contactId: otherId,
    text: 'Secret',
  })
  await askWorkspace('contacts.merge', { keepId: contactId, loseId: otherId, take: [] })
  const { aliases } = await askUi('card.more', { contactId })
  const phone = aliases.filter(({ kind }) => kind === 'phone').map(({ id }) => id)
  await askUi('contacts.split', { contactId, aliasIds: phone, newId: newId(), name: 'Another Person' })
  const all = await exported(contactId)
  expect(all).toMatchObject({
    format: 'chatside-contact',
    version: 1,
    contact: { name: 'Maria Silva', tags: [{ name: 'VIP' }] },
    notes: [{ text: 'Likes blue' }, { text: 'Secret' }],
    followUps: [{ note: 'Call' }],
    deals: [{ title: 'Chairs' }],
    orders: [{ amountMinor: 100 }],
    names: [{ kind: 'lid', value: '1001' }],
    messages: [{ messageId: 'A' }],
    activity: { lastAt: T0 },
  })
  const text = JSON.stringify(all)
  expect(text).not.toMatch(/Another Person|Somebody Else/)
  for (const key of [
    'words',
    'nameKey',
    'blockKeys',
    'recency',
    'tagKeys',
    'liveAt',
    'mergedInto',
    'heatKey',
  ])
    expect(text).not.toContain(`"${key}"`)
})

test('Only the workspace may export, and only somebody who is there', async () => {
  const contactId = newId()
  await expect(askWorkspace('contacts.export', { contactId })).rejects.toMatchObject({ code: 'not-found' })
  const answer = await send('workspace', 'contacts.export', { contactId }, SIDEBAR_SENDER)
  expect(answer.ok).toBe(false)
})
