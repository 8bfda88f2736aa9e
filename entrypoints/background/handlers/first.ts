import type { UiCommands } from '@/storage/protocol/ui'
import { cardForChat, cardOfContact } from '@/storage/repositories/card'
import { readCardMore } from '@/storage/repositories/card-more'
import { pageContacts } from '@/storage/repositories/contact-list'
import { readSettings, visibleSettings } from '@/storage/settings'
import { noteUse } from '@/storage/texts/unlocked'
import type { Handlers } from '../handler'
import { lookAtTeam } from '../own-team'
import { pairFrame } from '../pairing'
import { run } from '../run'
import { embeddedSidebar } from '../sender'

/**
 * What people wait for right after the worker was woken: whoever looks for a contact, and whoever opens a chat. It writes
 * nothing into the database, so that neither needs another script unless there is a team.
 */
export const firstHandlers = {
  'ui.pair': async ({ nonce }, sender) => {
    const frame = embeddedSidebar(sender)
    // One of our own pages at the top of a tab needs no pairing.
    return { paired: frame === undefined || (await pairFrame(nonce, frame)) }
  },
  'ui.ping': () => noteUse(),
  // To be asked is all that it takes to stay awake.
  'ui.awake': async () => run('team', lookAtTeam()),
  'settings.get': async () => visibleSettings(await readSettings()),
  'contacts.page': async (query) => {
    if (query.mine === undefined && query.ownerId === undefined) return pageContacts(query)
    const { pageOfOwners } = await import('@/storage/repositories/contact-owners')
    return pageOfOwners(query)
  },
  'card.forChat': ({ chat }) => cardForChat(chat),
  'card.get': ({ contactId }) => cardOfContact(contactId),
  'card.more': ({ contactId }) => readCardMore(contactId),
} satisfies Partial<Handlers<UiCommands>>
