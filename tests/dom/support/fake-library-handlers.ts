import type { Duplicate, MergePreview } from '@/storage/protocol/customers'
import type { UiCommands } from '@/storage/protocol/ui'
import type { WorkspaceCommands } from '@/storage/protocol/workspace'
import { type FakeDatabase, found, pageOf } from './fake-database'
import type { Handlers, Write } from './fake-handlers'
import { AT } from './fake-state'

type Name = Extract<
  keyof (UiCommands & WorkspaceCommands),
  | `tagRules.${string}`
  | `record.${string}`
  | `customFields.${string}`
  | 'tags.merge'
  | 'tags.hygiene'
  | 'customers.value'
  | `contacts.${'duplicates' | 'distinct' | 'mergePreview' | 'merge' | 'split' | 'export'}`
>
type In<Command extends Name> = Parameters<Handlers[Command]>[0]

/** What keeps a library of customers in order: rules, merging, imports. */
export function fakeLibraryHandlers(db: FakeDatabase, write: Write): Pick<Handlers, Name> {
  return { ...tags(db, write), ...rules(db, write), ...merging(db, write), ...records(db, write) }
}

function tags(db: FakeDatabase, write: Write) {
  return {
    'tags.merge': ({ fromId, intoId }: In<'tags.merge'>) =>
      write(['tags', 'contacts'], () => {
        for (const { tags: own } of db.state.contacts) {
          if (own[fromId] === 1) own[intoId] = 1
          delete own[fromId]
        }
        db.state.tags = db.state.tags.filter(({ id }) => id !== fromId)
      }),
    'tags.hygiene': () => {
      const { contacts, tags: all } = db.state
      const countOf = (id: string): number => contacts.filter(({ tags: own }) => own[id] === 1).length
      const counted = all.map(({ id }) => ({ id, count: countOf(id) }))
      return {
        contacts: contacts.length,
        unused: counted.filter(({ count }) => count === 0).map(({ id }) => id),
        rare: counted.filter(({ count }) => count > 0 && count < contacts.length / 50).map(({ id }) => id),
        similar: [],
      }
    },
  }
}

function rules(db: FakeDatabase, write: Write) {
  return {
    'tagRules.list': () =>
      db.state.tagRules.map((rule) => ({
        ...rule,
        count: db.state.contacts.filter(({ autoTags }) => autoTags?.[rule.tagId]?.ruleId === rule.id).length,
      })),
    'tagRules.save': ({ rule }: In<'tagRules.save'>) =>
      write(['tagRules'], () => {
        const others = db.state.tagRules.filter(({ id }) => id !== rule.id)
        db.state.tagRules = [...others, { ...rule, createdAt: AT, updatedAt: AT }]
      }),
    'tagRules.remove': ({ id }: In<'tagRules.remove'>) =>
      write(['tagRules'], () => {
        db.state.tagRules = db.state.tagRules.filter((rule) => rule.id !== id)
      }),
    'tagRules.dryRun': () => ({ checked: db.state.contacts.length, adds: 0, removes: 0, rows: [] }),
    'tagRules.pass': () => ({ done: 0, total: 0 }),
  }
}

function merging(db: FakeDatabase, write: Write) {
  const briefOf = (id: string) => db.brief(db.contact(id))
  return {
    'contacts.duplicates': (input: In<'contacts.duplicates'>) => pageOf(sameNames(db), input),
    'contacts.distinct': ({ contactId, otherId, on }: In<'contacts.distinct'>) =>
      write(['distinct'], () => {
        const others = db.state.distinct.filter(
          (pair) => !(pair.includes(contactId) && pair.includes(otherId)),
        )
        db.state.distinct = on ? [...others, [contactId, otherId]] : others
      }),
    'contacts.mergePreview': ({ keepId, loseId }: In<'contacts.mergePreview'>): MergePreview => ({
      keep: briefOf(keepId),
      lose: briefOf(loseId),
      fields: textFields(db, keepId, loseId),
      moves: {
        notes: db.state.notes.filter(({ contactId }) => contactId === loseId).length,
        followUps: db.state.followUps.filter(({ contactId }) => contactId === loseId).length,
        deals: db.state.deals.filter(({ contactId }) => contactId === loseId).length,
        orders: db.state.orders.filter(({ contactId }) => contactId === loseId).length,
        messages: 0,
        tags: 0,
      },
      reasons: ['same-name'],
    }),
    'contacts.merge': ({ keepId, loseId, take }: In<'contacts.merge'>) =>
      write(['contacts', 'notes', 'followUps', 'deals'], () => {
        const keep: Record<string, unknown> = db.contact(keepId)
        const lose: Record<string, unknown> = db.contact(loseId)
        for (const field of take) keep[field] = lose[field]
        db.state.contacts = db.state.contacts.filter(({ id }) => id !== loseId)
        return keepId
      }),
    'contacts.split': ({ newId, name }: In<'contacts.split'>) =>
      write(['contacts', 'aliases'], () => {
        const [first] = db.state.contacts
        db.state.contacts.push({ ...structuredClone(found(first)), id: newId, name })
        return newId
      }),
    'contacts.export': ({ contactId }: In<'contacts.export'>) => ({
      json: JSON.stringify(db.contact(contactId)),
    }),
  }
}

function records(db: FakeDatabase, write: Write) {
  return {
    'record.match': ({ name, phone }: In<'record.match'>) =>
      db.state.contacts
        .filter((one) => one.name === name || (phone !== undefined && one.phone === phone))
        .map((one) => db.brief(one)),
    'record.import': ({ contactId, messages }: In<'record.import'>) => {
      const written = write(['messages'], () => {
        db.state.imported[contactId] = (db.state.imported[contactId] ?? 0) + messages.length
      })
      return { ...written, added: messages.length }
    },
    'customers.value': () => ({ currency: 'EUR', customers: 0, total: 0, rows: [], currencies: [] }),
    'customFields.rename': ({ id, label }: In<'customFields.rename'>) =>
      write(['contacts', 'settings'], () => {
        const { settings, contacts } = db.state
        const old = found(settings.customFields.find((field) => field.id === id)).label
        settings.customFields = settings.customFields.map((one) => (one.id === id ? { ...one, label } : one))
        for (const { custom } of contacts) {
          const value = custom[old]
          delete custom[old]
          if (value !== undefined) custom[label] = value
        }
      }),
  }
}

function sameNames(db: FakeDatabase): Duplicate[] {
  const { contacts, distinct } = db.state
  return contacts.flatMap((one, at) =>
    contacts
      .slice(at + 1)
      .filter(({ name }) => name === one.name)
      .filter(({ id }) => !distinct.some((pair) => pair.includes(id) && pair.includes(one.id)))
      .map((other) => ({ contact: db.brief(one), other: db.brief(other), reasons: ['same-name' as const] })),
  )
}

function textFields(db: FakeDatabase, keepId: string, loseId: string): MergePreview['fields'] {
  const keep = db.contact(keepId)
  const lose = db.contact(loseId)
  return (['phone', 'company', 'email'] as const).flatMap((field) => {
    const [mine, other] = [keep[field], lose[field]]
    if (other === undefined || mine === other) return []
    const proposed = mine === undefined ? ('lose' as const) : ('keep' as const)
    return [{ field, lose: other, proposed, ...(mine !== undefined && { keep: mine }) }]
  })
}
