import { onePhone } from '@/utils/duplicates/numbers'
import { idOf } from '@/utils/ids'
import type { FieldValues } from '../rows'
import type { Tag } from '../schema/tag'
import type { ImportJob, ImportRow } from '../schema/import'
import type { ImportOutcome } from '../protocol/data'
import type { Change } from '../write/change'
import { ownerOfNew } from '../write/own-user'
import { withValues } from '../write/paths'
import type { Transaction } from '../write/transaction'
import { belongingsOf, type Had, newBelongings } from './import-belongings'
import { newsOf, withKnownLabels } from './import-fields'
import { introduce, meet, type People, peopleFor, type Person } from './import-people'
import { phoneAliases } from './import-aliases'
import { newTags, openTagBook, type TagBook } from './import-tags'

export type Outcome = ImportOutcome['outcome']
/**
 * What a part of a file comes to. `outcomes` in the order of the rows. `quiet`: new contacts without a follow-up, of whom the
 * list of today has nothing to ask.
 */
type Plan = { changes: Change[]; outcomes: Outcome[]; tags: Tag[]; quiet: string[] }

type Desk = {
  tx: Transaction
  job: ImportJob
  now: number
  people: People
  owner: { ownerId?: string }
  tags: TagBook
  had: Had
  belongings: Change[]
}

/**
 * Works out what rows of a file are to make, one after another: a row meets what those before it left.
 * @param isClosed whether a row is of somebody who is never tracked.
 */
export async function planRows(
  tx: Transaction,
  job: ImportJob,
  rows: readonly ImportRow[],
  isClosed: (at: number) => boolean,
  now: number,
): Promise<Plan> {
  const told = rows.map((row) => ({ ...row, contact: withKnownLabels(row.contact, tx.settings) }))
  const people = await peopleFor(
    tx.db,
    told.map(({ contact }) => contact),
  )
  const tags = await openTagBook(tx.db, job.id, now)
  const knownIds = job.mode === 'update' ? people.all.map(({ row }) => row.id) : []
  const had = await belongingsOf(tx, told, knownIds)
  const owner = await ownerOfNew(tx)
  const desk: Desk = { tx, job, now, people, owner, tags, had, belongings: [] }
  const outcomes = told.map((row, at) => (isClosed(at) ? 'skipped' : take(desk, row)))
  const made = await newOnes(tx, tags.made)
  const planned = new Set(
    desk.belongings.flatMap((change) =>
      change.table === 'followUps' && 'create' in change ? [change.create.contactId] : [],
    ),
  )
  const quiet = people.all.flatMap(({ row, isNew }) => (isNew && !planned.has(row.id) ? [row.id] : []))
  const changes = [
    ...made.map((create): Change => ({ table: 'tags', create })),
    ...people.all.flatMap(contactChange),
    ...(await phoneAliases(tx.db, people, now)),
    ...desk.belongings.toSorted((a, b) => (a.table < b.table ? -1 : Number(a.table > b.table))),
  ]
  return { changes, outcomes, tags: made, quiet }
}

function take(desk: Desk, row: ImportRow): Outcome {
  const { people, job } = desk
  const met = job.mode === 'both' ? undefined : meet(people, row.contact)
  if (met !== undefined && job.mode === 'skip') return 'skipped'
  const person = met?.person ?? newPerson(desk, row)
  const news: FieldValues = { ...newsOf(person, row.contact), ...newTags(desk.tags, person, row.tags) }
  const contactId = person.row.id
  const belongings = newBelongings(desk.tx, job.id, { ...row, contactId }, desk.had, desk.now)
  desk.belongings.push(...belongings)
  // As it will be: else the row would be written twice.
  if (person.isNew && belongings.some(isActivity)) person.row = { ...person.row, activityAt: desk.now }
  if (Object.keys(news).length > 0) learn(people, person, news)
  else if (met === undefined) introduce(people, person)
  if (met === undefined) return 'added'
  return Object.keys(news).length + belongings.length > 0 ? 'updated' : 'same'
}

function isActivity({ table }: Change): boolean {
  return table === 'notes' || table === 'followUps'
}

function newPerson({ job, now, owner }: Desk, { line, contact, createdAt = now }: ImportRow): Person {
  const id = idOf('import', job.id, String(line))
  const times = { createdAt: Math.min(createdAt, now), updatedAt: now }
  const row = { id, kind: 'person' as const, name: contact.name, ...owner, custom: {}, tags: {}, ...times }
  return { row, phones: new Set(), isNew: true, set: {} }
}

function learn(people: People, person: Person, news: FieldValues): void {
  // Every value was checked with its row, and is again before it is stored.
  person.row = withValues(person.row, news) as Person['row']
  Object.assign(person.set, news)
  if (person.row.phone !== undefined) person.phones.add(onePhone(person.row.phone))
  introduce(people, person)
}

function contactChange({ row, isNew, set }: Person): Change[] {
  if (isNew) return [{ table: 'contacts', create: row }]
  return Object.keys(set).length === 0 ? [] : [{ table: 'contacts', id: row.id, set }]
}

/** A tag of an earlier part stays what a person has made of it since, in the trash too. */
async function newOnes(tx: Transaction, tags: readonly Tag[]): Promise<Tag[]> {
  const known = tags.length === 0 ? [] : await tx.db.tags.bulkGet(tags.map(({ id }) => id))
  return tags.filter((_, at) => known[at] === undefined)
}
