import { settingsSchema } from '@/storage/schema/settings'
import { toBase64 } from '@/utils/base64'
import { newId } from '@/utils/ids'
import { askPage, askUi, askWorkspace, passTime, T0 } from './background'
import { messageOf, sightingOf } from './sightings'

/** What a life of work has made so far. */
type Work = {
  contacts: string[]
  chats: number[]
  undoIds: string[]
  notes: string[]
  tags: string[]
  replies: string[]
}
type Act = (work: Work, random: () => number) => Promise<{ undoId?: string } | void>

/** @returns what does one random thing after another, of all a person and the page can do. */
export function randomWork(random: () => number): () => Promise<void> {
  const work: Work = { contacts: [], chats: [], undoIds: [], notes: [], tags: [], replies: [] }
  return async () => {
    const act = ACTS[Math.floor(random() * ACTS.length)]!
    // What is gone by then, or says otherwise, is refused: that too is work.
    const written = await act(work, random).catch((error: { code?: string }) => {
      if (!['not-found', 'conflict'].includes(error.code ?? '')) throw error
    })
    if (written?.undoId !== undefined) work.undoIds.push(written.undoId)
    passTime(60_000)
  }
}

const STAGES = settingsSchema.parse({}).stages.map(({ id }) => id)

const ACTS: readonly Act[] = [
  meet,
  meet,
  create,
  note,
  note,
  async ({ notes }, random) => askUi('notes.edit', { id: one(notes, random), text: `Edited ${random()}` }),
  async ({ notes }, random) => askUi('notes.remove', { id: one(notes, random) }),
  async ({ contacts }, random) =>
    askUi('contacts.save', { ...target(contacts, random), id: newId(), patch: { company: `C ${random()}` } }),
  tag,
  followUp,
  deal,
  order,
  reply,
  file,
  async ({ undoIds }, random) => askUi('undo', { undoId: one(undoIds, random) }),
  async ({ contacts }, random) => askUi('contacts.remove', { contactId: one(contacts, random) }),
  merge,
  async ({ contacts }, random) =>
    void (await askWorkspace('contacts.erase', { contactId: one(contacts, random) })),
  async (_, random) => askUi('settings.set', { patch: { myName: `Ana ${random()}` } }),
]

function one(ids: readonly string[], random: () => number): string {
  return ids[Math.floor(random() * ids.length)] ?? newId()
}

function target(contacts: readonly string[], random: () => number): { target: { contactId: string } } {
  return { target: { contactId: one(contacts, random) } }
}

/** Somebody writes; half of them have a card. */
async function meet({ contacts, chats }: Work, random: () => number): Promise<void> {
  const number = Math.floor(random() * 6)
  const chat = sightingOf({ lid: `${number}`, key: `lid:${number}`, name: `Chat ${number}` })
  if (!chats.includes(number) && random() < 0.5) {
    chats.push(number)
    const id = newId()
    contacts.push(id)
    await askUi('card.create', { chat, id })
  }
  const at = T0 - Math.floor(random() * 1e9)
  await askPage('page.chatSeen', { chat, messages: [messageOf(`m${Math.floor(random() * 50)}`, { at })] })
}

async function create({ contacts }: Work, random: () => number): ReturnType<Act> {
  const id = newId()
  contacts.push(id)
  return askUi('contacts.create', { id, patch: { name: `Person ${Math.floor(random() * 9)}` } })
}

async function merge({ contacts }: Work, random: () => number): ReturnType<Act> {
  const [keepId, loseId] = [one(contacts, random), one(contacts, random)]
  if (keepId !== loseId) return askWorkspace('contacts.merge', { keepId, loseId, take: [] })
}

async function note({ contacts, notes }: Work, random: () => number): ReturnType<Act> {
  const id = newId()
  notes.push(id)
  return askUi('notes.add', { ...target(contacts, random), id, contactId: newId(), text: `Note ${random()}` })
}

async function tag({ contacts, tags }: Work, random: () => number): ReturnType<Act> {
  if (random() < 0.3) {
    const id = newId()
    tags.push(id)
    return askUi('tags.save', { id, name: `Tag ${id}`, color: 'red' })
  }
  const of = { contactId: newId(), tagId: one(tags, random), on: random() < 0.8 }
  return askUi('tags.set', { ...target(contacts, random), ...of })
}

async function followUp({ contacts }: Work, random: () => number): ReturnType<Act> {
  const dueAt = T0 + Math.floor(random() * 1e9)
  return askUi('followUps.set', {
    ...target(contacts, random),
    id: newId(),
    contactId: newId(),
    dueAt,
    timeZone: 'UTC',
  })
}

async function deal({ contacts }: Work, random: () => number): ReturnType<Act> {
  const of = { id: newId(), title: 'Vases', currency: 'EUR', amountMinor: 100, stageId: one(STAGES, random) }
  return askUi('deals.save', { ...target(contacts, random), contactId: newId(), deal: of })
}

async function order({ contacts }: Work, random: () => number): ReturnType<Act> {
  const of = { id: newId(), at: T0, amountMinor: 500, currency: 'EUR' }
  return askUi('orders.save', { ...target(contacts, random), contactId: newId(), order: of })
}

async function reply({ replies }: Work, random: () => number): ReturnType<Act> {
  const id = random() < 0.5 ? newId() : one(replies, random)
  if (!replies.includes(id)) replies.push(id)
  const body = `Hello ${random()}`
  return askUi('replies.save', { id, shortcut: `r${replies.indexOf(id)}`, title: 'Hello', body, labels: [] })
}

async function file({ replies }: Work, random: () => number): ReturnType<Act> {
  const bytes = Uint8Array.from({ length: 40 }, () => Math.floor(random() * 256))
  const id = newId()
  await askUi('media.put', { mediaId: id, index: 0, base64: toBase64(bytes) })
  const of = { name: 'a.pdf', type: 'application/pdf', size: 40, replyId: one(replies, random) }
  return askUi('media.add', { id, ...of })
}
