import type { World } from './world'

/** What somebody does in their browser, in few words. */

const NOBODY = '00000000-0000-4000-8000-'

/** @returns the same id for the same number. */
export function idAt(number: number): string {
  return NOBODY + String(number).padStart(12, '0')
}

export async function addContact({ worker }: World, id: string, name: string): Promise<void> {
  await worker.createContact(id, { name })
}

export async function edit({ worker }: World, id: string, set: Record<string, unknown>): Promise<void> {
  await worker.mutate([{ table: 'contacts', id, set }], 'contacts.save')
}

export async function addNote(
  { worker, skewMs }: World,
  id: string,
  contactId: string,
  text: string,
): Promise<void> {
  const at = Date.now() + skewMs
  const create = { id, contactId, text, createdAt: at, updatedAt: at }
  await worker.mutate([{ table: 'notes', create }], 'notes.add')
}

export async function addTag({ worker }: World, id: string, name: string): Promise<void> {
  await worker.mutate(
    [{ table: 'tags', create: { id, name, color: 'red', createdAt: Date.now() } }],
    'tags.save',
  )
}

/** @returns the contact as it is in this browser. */
export async function contactOf({ worker }: World, id: string) {
  return (await worker.database()).contacts.get(id)
}

export async function nameOf(world: World, id: string): Promise<string | undefined> {
  return (await contactOf(world, id))?.name
}

export async function notesOf({ worker }: World, contactId: string): Promise<string[]> {
  const notes = await (await worker.database()).notes.where({ contactId }).toArray()
  return notes.map(({ text }) => text).toSorted()
}

export async function waitingOf({ worker }: World): Promise<number> {
  return (await worker.database()).outbox.count()
}
