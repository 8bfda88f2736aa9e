import { database } from '@/storage/database'
import { readLink } from '@/storage/sync/link'
import { nextMutations } from '@/storage/sync/outbox'
import type { Mutation, PushAnswer } from '@/storage/sync/wire'
import { newId } from '@/utils/ids'
import { askUi, T0 } from '../../../helpers/background'
import { ANA, joinOffice, ME, pullAll } from './member'
import type { Office } from './office'

export const BEN = 'user-ben'
export const SECOND_MS = 1_000

/** A team in which everybody has a contact. */
export async function shared(more: Record<string, string> = {}): Promise<{ office: Office; id: string }> {
  const office = await joinOffice()
  office.hire(BEN, 'rep')
  const db = await database()
  const ana = { id: ANA, name: 'Ana', role: 'owner', hasLeft: false }
  await db.syncState.put({ id: 'colleagues', value: { epoch: 'first', people: [ana] } })
  return { office, id: await contactIn(office, more) }
}

export async function contactIn(office: Office, more: Record<string, string> = {}): Promise<string> {
  const id = newId()
  const times = { createdAt: T0, updatedAt: T0 }
  office.write(ANA, 'contacts', id, { kind: 'person', name: 'Maria', ownerId: null, ...times, ...more })
  await pullAll(office)
  return id
}

export async function save(id: string, company: string): Promise<void> {
  await askUi('contacts.save', { target: { contactId: id }, id, patch: { company } })
}

export async function companyOf(id: string): Promise<string | undefined> {
  return (await (await database()).contacts.get(id))?.company
}

/** Sends what waits. @returns the answer, still on its way. */
export async function send(office: Office): Promise<{ sent: Mutation[]; answer: PushAnswer }> {
  const sent = await nextMutations(50)
  return { sent, answer: office.push(ME, (await readLink())!.client, sent) }
}
