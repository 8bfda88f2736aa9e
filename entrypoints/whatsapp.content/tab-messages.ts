import type { ToTab } from '@/storage/protocol/tab'
import type { ChatIdentity } from '@/storage/schema/chat'
import { isFields, isLine, isOneOf, toList } from './base/parse'

const KINDS = ['person', 'group', 'self', 'unknown'] as const satisfies readonly ChatIdentity['kind'][]
const PHONE = /^\+[1-9]\d{4,14}$/
const MAX_CHATS = 20

/** @returns what the background asks of this tab, or undefined for anything else. */
export function parseTabMessage(value: unknown): ToTab | undefined {
  if (!isFields(value) || value['chatside'] !== 1) return undefined
  switch (value['type']) {
    case 'toggle-sidebar':
    case 'texts-in-sight':
      return { chatside: 1, type: value['type'] }
    case 'changed':
      return {
        chatside: 1,
        type: 'changed',
        sources: toList(value['sources'], 100).filter((source) => isLine(source)),
      }
    case 'open-chat': {
      const chats = toList(value['chats'], MAX_CHATS).flatMap((chat) => parseIdentity(chat) ?? [])
      return { chatside: 1, type: 'open-chat', chats }
    }
    default:
      return undefined
  }
}

function parseIdentity(value: unknown): ChatIdentity | undefined {
  if (!isFields(value)) return undefined
  const { account, key, kind, name, lid, phone, group } = value
  if (!isLine(account) || !isLine(key) || key === '' || !isLine(name) || !isOneOf(kind, KINDS))
    return undefined
  return {
    account,
    key,
    kind,
    name,
    ...(isLine(lid) && { lid }),
    ...(isLine(phone) && PHONE.test(phone) && { phone }),
    ...(isLine(group) && { group }),
  }
}
