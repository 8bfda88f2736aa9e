import type { ParsedInputOf } from '@/storage/protocol/command'
import { IMPORT_OUTCOMES, type ImportMatch, type ImportOutcome } from '@/storage/protocol/data'
import type { WorkspaceCommands } from '@/storage/protocol/workspace'
import type { Contact } from '@/storage/schema/contact'
import type { ImportJob, ImportRow } from '@/storage/schema/import'
import { AppError } from '@/utils/app-error'
import { idOf } from '@/utils/ids'
import { type FakeDatabase, found, pageOf } from './fake-database'
import type { Handlers, Write } from './fake-handlers'
import { AT, contactNamed, type FakeState, tagNamed } from './fake-state'

type Name = Extract<keyof Handlers, `imports.${string}` | `exports.${string}`>
type Input<Of extends Name> = ParsedInputOf<WorkspaceCommands[Of]>
type Part = { before: FakeState; outcomes: ImportOutcome[] }

/** As the real one: a part that was written answers the same again, and an undo takes back the last part there is. */
export function fakeImportHandlers(db: FakeDatabase, write: Write): Pick<Handlers, Name> {
  const jobs = new Map<string, ImportJob>()
  const parts = new Map<string, Part[]>()
  const change = (id: string, patch: Partial<ImportJob>): ImportJob => {
    const job = { ...found(jobs.get(id)), ...patch }
    jobs.set(id, job)
    return job
  }
  return {
    'imports.match': ({ rows }) => rows.flatMap((row) => matchOf(db, row)),
    'imports.begin': (begun) => {
      const counts = { done: 0, added: 0, updated: 0, skipped: 0, rejected: 0, tagIds: [] }
      if (!jobs.has(begun.id)) {
        jobs.set(begun.id, { ...begun, state: 'running', at: AT, ...counts })
        parts.set(begun.id, [])
        db.state.settings.customFields.push(...begun.fields)
      }
      return found(jobs.get(begun.id))
    },
    'imports.part': ({ id, part, rows }) => {
      const job = found(jobs.get(id))
      const written = found(parts.get(id))
      const known = written[part]
      if (known !== undefined) return { job, outcomes: known.outcomes }
      if (job.state !== 'running' || part !== written.length) throw new AppError('conflict')
      const before = structuredClone(db.state)
      const outcomes: ImportOutcome[] = []
      write(['contacts', 'tags'], () => void outcomes.push(...rows.map((row) => takeRow(db, job, row))))
      written.push({ before, outcomes })
      const count = (...kinds: ImportOutcome['outcome'][]) =>
        outcomes.filter(({ outcome }) => kinds.includes(outcome)).length
      const next = change(id, {
        done: job.done + rows.length,
        added: job.added + count('added'),
        updated: job.updated + count('updated'),
        skipped: job.skipped + count('skipped', 'same'),
      })
      return { job: next, outcomes }
    },
    'imports.end': ({ id, state, rejected }) => change(id, { state, rejected }),
    'imports.list': () => [...jobs.values()].toReversed(),
    'imports.undo': ({ id }) => undoPart(db, found(parts.get(id)), () => change(id, { state: 'undone' })),
    'exports.page': ({ tagId, search = '', ...page }: Input<'exports.page'>) =>
      pageOf(
        db.state.contacts
          .filter(({ tags }) => tagId === undefined || tags[tagId] === 1)
          .filter(({ name }) => name.toLowerCase().includes(search.toLowerCase()))
          .map((contact) => exported(db, contact)),
        page,
      ),
  }
}

function known(
  db: FakeDatabase,
  { contact }: ImportRow,
): { contact: Contact; by: ImportMatch['by'] } | undefined {
  for (const by of ['phone', 'email', 'name'] as const) {
    const met = db.state.contacts.find((one) => contact[by] !== undefined && one[by] === contact[by])
    if (met !== undefined) return { contact: met, by }
  }
  return undefined
}

function newsOf(contact: Contact, { contact: said }: ImportRow): string[] {
  const { custom, ...fields } = said
  const own = Object.keys(custom).filter((label) => contact.custom[label] !== custom[label])
  return [
    ...Object.keys(fields).filter((field) => contact[field as 'name'] !== fields[field as 'name']),
    ...own.map((label) => `custom.${label}`),
  ]
}

function matchOf(db: FakeDatabase, row: ImportRow): ImportMatch[] {
  const met = known(db, row)
  if (met === undefined) return []
  return [{ line: row.line, contact: db.brief(met.contact), by: met.by, changes: newsOf(met.contact, row) }]
}

function takeRow(db: FakeDatabase, { id, mode }: ImportJob, row: ImportRow): ImportOutcome {
  const { line, contact: said, tags, notes } = row
  const met = mode === 'both' ? undefined : known(db, row)?.contact
  const outcome = (at: (typeof IMPORT_OUTCOMES)[number]): ImportOutcome => ({ line, outcome: at })
  if (met !== undefined && mode === 'skip') return outcome('skipped')
  const contact = met ?? contactNamed(said.name, { id: idOf('import', id, String(line)) })
  const isNews = met === undefined || newsOf(met, row).length + tags.length + notes.length > 0
  Object.assign(contact, { ...said, custom: { ...contact.custom, ...said.custom } })
  for (const name of tags) {
    const tag = db.state.tags.find((one) => one.name === name) ?? tagNamed(name)
    if (!db.state.tags.includes(tag)) db.state.tags.push(tag)
    contact.tags[tag.id] = 1
  }
  if (met === undefined) db.state.contacts.push(contact)
  for (const [at, { text, createdAt = AT }] of notes.entries()) {
    const noteId = idOf('note', contact.id, String(at), text)
    db.state.notes.push({ id: noteId, contactId: contact.id, text, createdAt, updatedAt: AT })
  }
  if (met === undefined) return outcome('added')
  return outcome(isNews ? 'updated' : 'same')
}

function undoPart(db: FakeDatabase, written: Part[], end: () => ImportJob) {
  const total = written.length
  const part = written.findLast(({ outcomes }) => outcomes.length > 0)
  if (part !== undefined) {
    db.state = part.before
    part.outcomes.length = 0
  }
  end()
  const left = written.filter(({ outcomes }) => outcomes.length > 0).length
  return { done: total - left, total, stayed: 0 }
}

function exported(db: FakeDatabase, contact: Contact) {
  const { tags, notes, followUps, deals, orders } = db.state
  const own = <Row extends { contactId: string }>(rows: readonly Row[]): Row[] =>
    rows.filter(({ contactId }) => contactId === contact.id)
  return {
    contact,
    tags: tags.filter(({ id }) => contact.tags[id] === 1).map(({ name }) => name),
    phones: contact.phone === undefined ? [] : [contact.phone],
    notes: own(notes),
    followUps: own(followUps),
    deals: own(deals),
    orders: own(orders),
  }
}
