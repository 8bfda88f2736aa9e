import type { AliasKind } from '../schema/alias'
import type { ChatIdentity } from '../schema/chat'
import type { Contact } from '../schema/contact'

export type ChatName = { kind: AliasKind; value: string }

/**
 * @returns the names that belong to one chat alone: its private id and its number, or its group id. A group never goes
 * by a person's names, nor a person by a group's.
 */
export function strongNames(chat: ChatIdentity): ChatName[] {
  if (isGroup(chat)) return nameOf('group', chat.group)
  return [...nameOf('lid', chat.lid), ...nameOf('phone', chat.phone)]
}

/** @returns the kind a new contact of this chat has. */
export function contactKindOf(chat: ChatIdentity): Contact['kind'] {
  if (isGroup(chat)) return 'group'
  return chat.kind === 'self' ? 'self' : 'person'
}

/** @returns whether a chat may belong to a contact of that kind; what is not known of the chat does not speak against it. */
export function fitsKind(chat: ChatIdentity, kind: Contact['kind']): boolean {
  const isUnknown = chat.kind === 'unknown' && strongNames(chat).length === 0
  return isUnknown || contactKindOf(chat) === kind
}

function isGroup(chat: ChatIdentity): boolean {
  return chat.kind === 'group' || (chat.kind === 'unknown' && chat.group !== undefined)
}

function nameOf(kind: AliasKind, value: string | undefined): ChatName[] {
  return value === undefined || value === '' ? [] : [{ kind, value }]
}
