import { describe, expect, test } from 'vitest'
import type { ChatIdentity } from '@/storage/schema/chat'
import type { TagColor } from '@/storage/schema/tag'
import { newId } from '@/utils/ids'
import { addDays, epochOf, wallClock } from '@/utils/dates/zoned'
import { askPage, askUi, setTime, T0, useFreshBackground } from '../helpers/background'
import { bareSightingOf, sightingOf } from '../helpers/sightings'

useFreshBackground()

const COLORS: TagColor[] = ['red', 'blue', 'green', 'orange']
const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
/** 10 o'clock on the clocks of this computer, so that the end of the day is some hours away. */
const TEN = epochOf({ ...wallClock(T0, timeZone), hour: 10, minute: 0 }, timeZone)
const MIDNIGHT = epochOf({ ...addDays(wallClock(T0, timeZone), 1), hour: 0, minute: 0 }, timeZone)

function chatOf(lid: string, name: string): ChatIdentity {
  const { account, kind } = sightingOf()
  return { account, key: `lid:${lid}`, kind, name, lid }
}

async function card(lid: string, name: string): Promise<string> {
  const contactId = newId()
  const chat = sightingOf({ lid, key: `lid:${lid}`, name })
  await askUi('contacts.save', { target: { chat }, id: contactId, patch: { company: 'x' } })
  return contactId
}

async function plan(contactId: string, dueAt: number): Promise<void> {
  await askUi('followUps.set', { target: { contactId }, id: newId(), contactId, dueAt, timeZone })
}

const marks = async (...chats: ChatIdentity[]) => (await askPage('page.marks', { chats })).marks

describe('marks on chats', () => {
  test('show the colours of at most three tags in the order of the card, and whether a follow-up is due', async () => {
    setTime(TEN)
    const [maria, pedro, ana] = [await card('1', 'Maria'), await card('2', 'Pedro'), await card('3', 'Ana')]
    for (const color of COLORS) {
      const tagId = newId()
      await askUi('tags.save', { id: tagId, name: color, color })
      await askUi('tags.set', { target: { contactId: maria }, contactId: maria, tagId, on: true })
    }
    const worn = (await askUi('card.get', { contactId: maria })).tags.map(({ color }) => color)
    await plan(maria, MIDNIGHT - 1)
    await plan(pedro, MIDNIGHT)
    await plan(ana, TEN)
    const all = [chatOf('1', 'Maria'), chatOf('2', 'Pedro'), chatOf('3', 'Ana'), chatOf('4', 'Nobody')]
    expect(await marks(...all)).toEqual([
      { key: 'lid:1', colors: worn.slice(0, 3), due: 'today' },
      { key: 'lid:3', colors: [], due: 'overdue' },
    ])
    setTime(MIDNIGHT - 1)
    expect((await marks(...all))[0]?.due).toBe('overdue')
  })

  test('name nothing but colours', async () => {
    const contactId = await card('1', 'Maria')
    await askUi('notes.add', { target: { contactId }, id: newId(), contactId, text: 'secret' })
    await plan(contactId, T0)
    const [mark] = await marks(chatOf('1', 'Maria'))
    expect(Object.keys(mark!).toSorted()).toEqual(['colors', 'due', 'key'])
  })

  test('are absent from chats that share a name, that are private, or whose card is in the trash', async () => {
    const bare = bareSightingOf('Maria')
    const contactId = newId()
    const target = { chat: bare }
    await askUi('followUps.set', { target, id: newId(), contactId, dueAt: T0, timeZone })
    const { epoch: _1, source: _2, isAmbiguous: _3, isBusiness: _4, messageIds: _5, ...row } = bare
    expect(await marks(row)).toHaveLength(1)
    expect(await marks(row, { ...row, key: 'name:other' })).toEqual([])
    await askUi('card.setPrivate', { chat: bare, isPrivate: true })
    expect(await marks(row)).toEqual([])

    const trashed = await card('1', 'Ana')
    await plan(trashed, T0)
    await askUi('contacts.remove', { contactId: trashed })
    expect(await marks(chatOf('1', 'Ana'))).toEqual([])
  })
})
