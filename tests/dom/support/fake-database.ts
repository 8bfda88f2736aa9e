import type { Rendered } from '@/storage/protocol/page'
import type { CardData, ChatCard } from '@/storage/protocol/ui'
import type { Page, Target } from '@/storage/protocol/shared'
import type { ChatSighting } from '@/storage/schema/chat'
import type { Contact, ContactBrief, ContactPatch } from '@/storage/schema/contact'
import { AppError } from '@/utils/app-error'
import { renderTemplate } from '@/utils/templates/render'
import { templateContext } from '@/utils/templates/variables'
import { AT, contactNamed, emptyState, type FakeState } from './fake-state'

const NOTES_ON_CARD = 5

/** What the real repositories keep and answer, in memory and without indexes. */
export class FakeDatabase {
  state: FakeState = emptyState()

  chatCard(chat: ChatSighting): ChatCard {
    const { privateChats, contacts, links } = this.state
    if (privateChats.includes(chat.key)) return { status: 'private' }
    const sameName = contacts.filter(({ name }) => name === chat.name).map((one) => this.brief(one))
    if (chat.isAmbiguous) return { status: 'ambiguous', candidates: sameName }
    const linked = links[chat.key]
    if (linked !== undefined && contacts.some(({ id }) => id === linked)) {
      return { status: 'known', ...this.card(linked) }
    }
    const isBareName = chat.key.startsWith('name:')
    if (isBareName && sameName.length > 0) return { status: 'ask', candidates: sameName }
    return { status: 'new', sameName }
  }

  card(contactId: string): CardData {
    const contact = this.contact(contactId)
    const notes = this.state.notes.filter((note) => note.contactId === contactId)
    const followUps = this.state.followUps.filter((one) => one.contactId === contactId)
    return {
      contact: structuredClone(contact),
      tags: this.state.tags.filter(({ id }) => contact.tags[id] === 1),
      pinned: notes.filter(({ pinnedAt }) => pinnedAt !== undefined),
      notes: notes.slice(0, NOTES_ON_CARD),
      hasMoreNotes: notes.length > NOTES_ON_CARD,
      followUps: followUps.sort((a, b) => a.dueAt - b.dueAt),
      cancelled: this.state.cancelled.filter((one) => one.contactId === contactId),
      ...(this.state.activity[contactId] && { activity: this.state.activity[contactId] }),
      accounts: [],
    }
  }

  contact(wanted: string): Contact {
    return found(this.state.contacts.find(({ id }) => id === wanted))
  }

  /** @returns the id of the contact a write is for, made on first use. */
  contactFor(target: Target, newContactId: string): string {
    if ('contactId' in target) return this.contact(target.contactId).id
    const { chat } = target
    const linked = this.state.links[chat.key]
    if (linked !== undefined && !chat.isAmbiguous) return linked
    const phone = chat.phone === undefined ? {} : { phone: chat.phone }
    this.state.contacts.push(contactNamed(chat.name, { id: newContactId, ...phone }))
    this.state.links[chat.key] = newContactId
    return newContactId
  }

  patch(contactId: string, { custom, ...fields }: ContactPatch): string {
    const contact: Record<string, unknown> = this.contact(contactId)
    for (const [field, value] of Object.entries(fields)) {
      if (value === null) delete contact[field]
      else contact[field] = value
    }
    const own = this.contact(contactId).custom
    for (const [label, value] of Object.entries(custom ?? {})) {
      if (value === null) delete own[label]
      else if (value !== undefined) own[label] = value
    }
    return contactId
  }

  contactsPage(input: ContactsInput) {
    const rows = this.state.contacts
      .filter(({ name }) => name.toLowerCase().includes(input.search.toLowerCase()))
      .filter(({ tags }) => input.tagId === undefined || tags[input.tagId] === 1)
      .filter((contact) => this.isOfOwner(contact, input))
      .toSorted((a, b) => (input.sort === 'name' ? a.name.localeCompare(b.name) : b.updatedAt - a.updatedAt))
    const page = pageOf(
      rows.map((one) => this.brief(one)),
      input,
    )
    return { ...page, total: rows.length }
  }

  render({ replyId, target, answers }: RenderInput): Rendered {
    const reply = found(this.state.replies.find(({ id }) => id === replyId))
    const { replies, settings, media, products, recentReplies } = this.state
    const writer = { name: settings.myName, company: settings.myCompany, language: 'en', timeZone: 'UTC' }
    const contact = target && this.targetContact(target)
    const own = contact?.language === undefined ? undefined : reply.variants?.[contact.language]
    const language = own === undefined ? reply.language : contact?.language
    const product = products.find(({ id }) => id === answers['product'])
    const rendered = renderTemplate(own ?? reply.body, {
      ...templateContext(contact, writer, AT),
      answers,
      shortcut: reply.shortcut,
      currency: settings.currency,
      replyOf: (shortcut) => replies.find((other) => other.shortcut === shortcut)?.body,
      ...(product && { product: { name: product.name } }),
    })
    return {
      ...rendered,
      media: media.filter(({ id }) => reply.media?.[id] === 1),
      ...(language !== undefined && { language }),
      ...(recentReplies > 0 && { recentReplies }),
      updatedAt: reply.updatedAt,
    }
  }

  brief({ id, kind, name, phone, company, grade, updatedAt, tags }: Contact): ContactBrief {
    const own = this.state.followUps.filter((one) => one.contactId === id)
    const next = own.toSorted((a, b) => a.dueAt - b.dueAt)[0]
    return {
      id,
      kind,
      name,
      updatedAt,
      tagIds: Object.keys(tags),
      ...(phone !== undefined && { phone }),
      ...(company !== undefined && { company }),
      ...(grade !== undefined && { grade }),
      ...(next && { nextFollowUpAt: next.dueAt }),
    }
  }

  /** Without a team each is one's own. */
  private isOfOwner({ ownerId }: Contact, asked: ContactsInput): boolean {
    if (asked.ownerId !== undefined) return ownerId === (asked.ownerId ?? undefined)
    const own = this.state.team.state.link?.user.id
    return asked.mine === undefined || own === undefined || ownerId === undefined || ownerId === own
  }

  private targetContact(target: Target): Pick<Contact, 'name' | 'language'> {
    if ('contactId' in target) return this.contact(target.contactId)
    const linked = this.state.links[target.chat.key]
    return linked === undefined ? { name: target.chat.name } : this.contact(linked)
  }
}

type Slice = { cursor?: string | undefined; limit: number }
type ContactsInput = Slice & {
  search: string
  tagId?: string | undefined
  ownerId?: string | null | undefined
  mine?: true | undefined
  sort: string
}
type RenderInput = { replyId: string; target?: Target | undefined; answers: Record<string, string> }

export function pageOf<Row>(rows: Row[], { cursor, limit }: Slice): Page<Row> {
  const from = Number(cursor ?? 0)
  const next = from + limit < rows.length ? String(from + limit) : undefined
  return { rows: rows.slice(from, from + limit), ...(next !== undefined && { next }) }
}

export function found<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new AppError('not-found')
  return value
}
