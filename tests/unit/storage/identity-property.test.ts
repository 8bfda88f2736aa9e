import { Dexie } from 'dexie'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { closeDatabase } from '@/storage/database'
import { cardForChat } from '@/storage/repositories/card'
import { createCard, linkChat } from '@/storage/repositories/card-of-chat'
import { addNote } from '@/storage/repositories/notes'
import { recordOpenChat } from '@/storage/repositories/sightings'
import { newId } from '@/utils/ids'
import { useFreshBackground } from '../helpers/background'
import { expectSoundDatabase } from '../helpers/rows'
import { type Mode, peopleNamed, type Person, sight } from '../helpers/people'
import { messageOf } from '../helpers/sightings'

useFreshBackground()

type Step = {
  person: number
  mode: Mode
  isAccountKnown: boolean
  isOtherInSight: boolean
  rename?: string
  news: number
  writes: boolean
}

const NAMES = ['Maria', 'Maria', 'Maria', 'Pedro', 'Pedro', 'Ana']
const steps = fc.array(
  fc.record(
    {
      person: fc.nat(NAMES.length - 1),
      mode: fc.constantFrom<Mode>('lid', 'lid+phone', 'phone', 'name'),
      isAccountKnown: fc.boolean(),
      isOtherInSight: fc.boolean(),
      rename: fc.constantFrom('Maria', 'Pedro', 'Zoe'),
      news: fc.nat(3),
      writes: fc.boolean(),
    },
    { requiredKeys: ['person', 'mode', 'isAccountKnown', 'isOtherInSight', 'news', 'writes'] },
  ),
  { minLength: 5, maxLength: 40 },
)

const PLAIN = { person: 0, isAccountKnown: false, isOtherInSight: false, news: 0, writes: false }
/** The messages of a second card go back to the first one; then a namesake comes who was never seen. */
const NAMESAKE_OF_A_SECOND_CARD: Step[] = [
  { ...PLAIN, mode: 'lid', writes: true },
  { ...PLAIN, mode: 'lid', rename: 'Pedro' },
  { ...PLAIN, mode: 'name', news: 2, writes: true },
  { ...PLAIN, mode: 'lid' },
  { ...PLAIN, mode: 'name', person: 1, rename: 'Pedro' },
]

test('Two people are never joined without being asked, however their chats are seen', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (script) => {
      closeDatabase()
      await Dexie.delete('chatside')
      const people = peopleNamed(NAMES)
      const personOf = new Map<string, number>()
      for (const step of script) await play(step, people, personOf)
      await expectSoundDatabase()
    }),
    { numRuns: 80, examples: [[NAMESAKE_OF_A_SECOND_CARD]] },
  )
}, 60_000)

test('A chat that is renamed, or moves to a private id, stays one contact while its messages are seen', async () => {
  const changes = fc.array(
    fc.record({
      mode: fc.constantFrom<Mode>('lid', 'lid+phone', 'phone', 'name'),
      rename: fc.constantFrom('Maria', 'Maria Acme', '~m'),
      // Of the three messages on the screen two were there before.
      news: fc.nat(1),
    }),
    { minLength: 2, maxLength: 15 },
  )
  await fc.assert(
    fc.asyncProperty(changes, async (script) => {
      closeDatabase()
      await Dexie.delete('chatside')
      const person: Person = { index: 0, lid: '100', phone: '+5550000000', name: 'Maria', messages: 5 }
      const contactId = newId()
      const first = sight(person, { mode: 'phone', isAccountKnown: true, isOtherInSight: false }, [person])
      await addNote({ chat: first }, { id: newId(), newContactId: contactId, text: 'First' })
      await recordOpenChat(
        first,
        first.messageIds.map((id) => messageOf(id)),
      )
      for (const { mode, rename, news } of script) {
        person.name = rename
        person.messages += news
        const chat = sight(person, { mode, isAccountKnown: true, isOtherInSight: false }, [person])
        expect(
          await recordOpenChat(
            chat,
            chat.messageIds.map((id) => messageOf(id)),
          ),
        ).toBe(true)
        expect(await cardForChat(chat)).toMatchObject({ status: 'known', contact: { id: contactId } })
      }
    }),
    { numRuns: 30 },
  )
}, 60_000)

/** One sighting: what is recognised must be the right person; what is asked is answered truthfully. */
async function play(step: Step, people: Person[], personOf: Map<string, number>): Promise<void> {
  const person = people[step.person]!
  if (step.rename !== undefined) person.name = step.rename
  person.messages += step.news
  const chat = sight(person, step, people)
  const card = await cardForChat(chat)
  if (card.status === 'known') expect(personOf.get(card.contact.id)).toBe(person.index)
  await recordOpenChat(
    chat,
    chat.messageIds.map((id) => messageOf(id)),
  )
  if (!step.writes || card.status === 'private') return
  if (card.status === 'known' || card.status === 'new') {
    const { contactId } = await addNote({ chat }, { id: newId(), newContactId: newId(), text: 'Note' })
    if (card.status === 'new') personOf.set(contactId!, person.index)
    return
  }
  const own = card.candidates.find(({ id }) => personOf.get(id) === person.index)
  if (own !== undefined) await linkChat(chat, own.id)
  else {
    const id = newId()
    await createCard(chat, id)
    personOf.set(id, person.index)
  }
}
