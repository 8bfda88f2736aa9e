import type { ChangeSource, OutputOf, ParsedInputOf } from '@/storage/protocol/command'
import type { UiCommands } from '@/storage/protocol/ui'
import type { Written } from '@/storage/protocol/shared'
import type { WorkspaceCommands } from '@/storage/protocol/workspace'
import type { Tag } from '@/storage/schema/tag'
import { AppError } from '@/utils/app-error'
import { type FakeDatabase, pageOf } from './fake-database'
import { fakeCustomerHandlers } from './fake-customer-handlers'
import { fakeFollowUpHandlers } from './fake-follow-up-handlers'
import { fakeLibraryHandlers } from './fake-library-handlers'
import { fakeBackupHandlers } from './fake-backup-handlers'
import { fakeImportHandlers } from './fake-import-handlers'
import { fakeReplyHandlers } from './fake-reply-handlers'
import { fakeTeamHandlers } from './fake-team-handlers'
import { fakeTextHandlers } from './fake-text-handlers'
import { fakeTrashHandlers } from './fake-trash-handlers'
import { AT, contactNamed } from './fake-state'

type All = UiCommands & WorkspaceCommands
export type Handlers = { [Name in keyof All]: (input: ParsedInputOf<All[Name]>) => OutputOf<All[Name]> }
/** Runs a change that can be undone and announces it. */
export type Write = (sources: ChangeSource[], change: () => string | void) => Written

export function fakeHandlers(db: FakeDatabase, write: Write): Handlers {
  const patchAll = <Row extends { id: string }>(rows: Row[], id: string, change: (row: Row) => Row): Row[] =>
    rows.map((row) => (row.id === id ? change(row) : row))
  const without = <Row extends { id: string }>(rows: Row[], gone: string): Row[] =>
    rows.filter(({ id }) => id !== gone)
  return {
    ...fakeImportHandlers(db, write),
    ...fakeTrashHandlers(db, write),
    ...fakeTextHandlers(db, write),
    ...fakeTeamHandlers(db, write),
    ...fakeBackupHandlers(db, () => void write(['backupMarks', 'contacts', 'settings'], () => undefined)),
    'ui.pair': () => ({ paired: true }),
    'ui.ping': () => undefined,
    'ui.awake': () => undefined,
    'card.forChat': ({ chat }) => db.chatCard(chat),
    'card.get': ({ contactId }) => db.card(contactId),
    'card.link': ({ chat, contactId }) =>
      write(['aliases'], () => void (db.state.links[chat.key] = contactId)),
    'card.create': ({ chat, id }) => write(['contacts', 'aliases'], () => db.contactFor({ chat }, id)),
    'card.setPrivate': ({ chat, isPrivate }) =>
      write(['contacts', 'settings'], () => {
        const others = db.state.privateChats.filter((key) => key !== chat.key)
        db.state.privateChats = isPrivate ? [...others, chat.key] : others
      }),
    'contacts.page': (input) => db.contactsPage(input),
    'contacts.save': ({ target, id, patch }) =>
      write(['contacts'], () => db.patch(db.contactFor(target, id), patch)),
    'contacts.create': ({ id, patch }) =>
      write(['contacts'], () => {
        db.state.contacts.push(contactNamed('', { id }))
        return db.patch(id, patch)
      }),
    'contacts.remove': ({ contactId }) =>
      write(['contacts'], () => void (db.state.contacts = without(db.state.contacts, contactId))),
    'contacts.erase': ({ contactId }) => {
      write(['contacts'], () => void (db.state.contacts = without(db.state.contacts, contactId)))
      return { rows: 3 }
    },
    'notes.add': ({ target, id, contactId, text }) =>
      write(['notes', 'contacts'], () => {
        const owner = db.contactFor(target, contactId)
        db.state.notes.unshift({ id, contactId: owner, text, createdAt: AT, updatedAt: AT })
        return owner
      }),
    'notes.edit': ({ id, text }) =>
      write(
        ['notes'],
        () => void (db.state.notes = patchAll(db.state.notes, id, (note) => ({ ...note, text }))),
      ),
    'notes.pin': ({ id, pinned }) =>
      write(['notes'], () => {
        db.state.notes = patchAll(db.state.notes, id, (note) => {
          if (pinned) return { ...note, pinnedAt: AT }
          const { pinnedAt: _, ...bare } = note
          return bare
        })
      }),
    'notes.remove': ({ id }) => write(['notes'], () => void (db.state.notes = without(db.state.notes, id))),
    'notes.page': ({ contactId, ...page }) =>
      pageOf(
        db.state.notes.filter((note) => note.contactId === contactId),
        page,
      ),
    'tags.list': () =>
      db.state.tags.map((tag) => ({
        ...tag,
        count: db.state.contacts.filter(({ tags }) => tags[tag.id] === 1).length,
      })),
    'tags.save': (input) =>
      write(['tags'], () => {
        const others = without(db.state.tags, input.id)
        if (others.some(({ name }) => name === input.name)) throw new AppError('conflict')
        const saved: Tag = { ...input, createdAt: AT }
        const isKnown = others.length < db.state.tags.length
        db.state.tags = isKnown ? patchAll(db.state.tags, input.id, () => saved) : [...others, saved]
      }),
    'tags.move': ({ ids, folder }) =>
      write(['tags'], () => {
        db.state.tags = db.state.tags.map(({ folder: was, ...tag }) => {
          const next = ids.includes(tag.id) ? folder : was
          return { ...tag, ...(next !== undefined && { folder: next }) }
        })
      }),
    'tags.remove': ({ id }) =>
      write(['tags', 'contacts'], () => void (db.state.tags = without(db.state.tags, id))),
    'tags.set': ({ target, contactId, tagId, on }) =>
      write(['contacts', 'tags'], () => {
        const owner = db.contactFor(target, contactId)
        const { tags } = db.contact(owner)
        if (on) tags[tagId] = 1
        else delete tags[tagId]
        return owner
      }),
    ...fakeReplyHandlers(db, write),
    ...fakeFollowUpHandlers(db, write),
    ...fakeCustomerHandlers(db, write),
    ...fakeLibraryHandlers(db, write),
    ...suggestions(db, write),
    undo: () => undefined,
    'settings.get': () => db.state.settings,
    'settings.set': ({ patch }) => {
      write(['settings'], () => void Object.assign(db.state.settings, patch))
    },
    'settings.reset': () => {
      const before = { ...db.state.settings }
      write(['settings'], () => void Object.assign(db.state.settings, { language: 'auto', myName: '' }))
      return { before }
    },
    'health.get': () => ({ reports: db.state.health }),
    'whatsapp.open': ({ contactId }) => ({ opened: contactId === undefined ? 'app' : 'chat' }),
    'whatsapp.reload': () => ({ reloaded: db.state.tabs.open }),
    'whatsapp.tabs': () => db.state.tabs,
    'workspace.open': () => undefined,
  }
}

function suggestions(db: FakeDatabase, write: Write) {
  return {
    'suggestions.list': () => db.state.suggestions,
    'suggestions.save': (draft: ParsedInputOf<All['suggestions.save']>) =>
      write(['suggestionRules'], () => {
        const others = db.state.suggestions.filter(({ id }) => id !== draft.id)
        db.state.suggestions = [...others, { ...draft, dismissals: 0, createdAt: AT, updatedAt: AT }]
      }),
    'suggestions.remove': ({ id }: { id: string }) =>
      write(['suggestionRules'], () => {
        db.state.suggestions = db.state.suggestions.filter((rule) => rule.id !== id)
      }),
    'suggestions.wake': () => write(['suggestionRules'], () => undefined),
    'suggestions.dryRun': () => ({ looked: 0, hits: [] }),
  }
}
