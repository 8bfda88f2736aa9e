import type { ChangeSource, InputOf, OutputOf } from './command'
import type { UiCommands } from './ui'

/**
 * For each query of our own pages: a change in one of these makes its answer stale. Apart from the commands, whose schemas
 * only the background needs: a page that asks should not have to load them first.
 */
export const UI_READS: { readonly [Name in keyof UiCommands]?: readonly ChangeSource[] } = {
  'card.forChat': ['contacts', 'aliases', 'notes', 'tags', 'followUps', 'activity', 'settings'],
  'card.get': ['contacts', 'aliases', 'notes', 'tags', 'followUps', 'activity'],
  'contacts.page': ['contacts', 'tags', 'followUps'],
  'notes.page': ['notes'],
  'tags.list': ['tags', 'contacts'],
  'replies.list': ['replies', 'replyUses'],
  'replies.get': ['replies', 'media'],
  'replies.versions': ['replies'],
  'replies.render': ['replies', 'contacts', 'products'],
  'replies.statistics': ['replies', 'replyUses'],
  'products.list': ['products', 'media'],
  'products.choices': ['products'],
  'suggestions.list': ['suggestionRules'],
  'followUps.page': ['followUps', 'contacts', 'team'],
  'followUps.cancelled': ['followUps', 'contacts'],
  'today.page': ['followUps', 'contacts', 'activity', 'settings'],
  // Not each message that comes: whoever shows the counts asks for them each minute, or when the list itself changes.
  'today.counts': ['followUps', 'settings'],
  'card.more': ['contacts', 'aliases', 'deals', 'orders', 'scores', 'messages', 'distinct'],
  'timeline.page': ['notes', 'followUps', 'orders', 'deals', 'events', 'evidence'],
  'notes.search': ['notes'],
  'deals.board': ['deals', 'contacts', 'settings'],
  'deals.column': ['deals', 'contacts'],
  'orders.page': ['orders'],
  'customers.value': ['orders', 'contacts'],
  'contacts.duplicates': ['contacts', 'aliases', 'distinct'],
  'contacts.mergePreview': ['contacts', 'aliases', 'notes', 'followUps', 'deals', 'orders'],
  'accounts.list': ['aliases'],
  'tags.hygiene': ['tags', 'contacts'],
  'tagRules.list': ['tagRules', 'tags', 'contacts'],
  'tagRules.pass': ['meta'],
  'backup.state': ['backupMarks', 'meta'],
  'storage.state': ['meta'],
  'texts.state': ['texts', 'settings', 'meta'],
  'texts.page': ['texts', 'messages', 'meta'],
  'texts.search': ['texts', 'meta'],
  'team.state': ['team', 'outbox', 'refusals', 'conflicts'],
  'team.colleagues': ['team'],
  'team.conflicts': ['conflicts', 'team'],
  'team.refusals': ['refusals'],
  'settings.get': ['settings'],
  'health.get': ['health'],
  'whatsapp.tabs': ['health'],
}

type ContactOf<Name extends keyof UiCommands> = (
  input: InputOf<UiCommands[Name]>,
  answer: OutputOf<UiCommands[Name]> | undefined,
) => string | undefined

/**
 * Queries whose answer is about one contact, and about which: what changes of other contacts alone leaves it as it is.
 * Undefined where that is not known yet.
 */
export const ONE_CONTACT: { readonly [Name in keyof UiCommands]?: ContactOf<Name> } = {
  'card.forChat': (_, answer) => (answer?.status === 'known' ? answer.contact.id : undefined),
  'card.get': ({ contactId }) => contactId,
}
