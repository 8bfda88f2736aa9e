import { toBase64 } from '@/utils/base64'
import { strongNames } from '../repositories/chat-names'
import type { ChatIdentity } from '../schema/chat'

const PURPOSE = 'chatside answer lock 1'
const encoder = new TextEncoder()

let known: { wsId: string; key: Promise<CryptoKey> } | undefined

/**
 * What the team's server calls a conversation: a keyed hash of the customer's number, private id or group, and of nothing
 * that belongs to an account, so that whoever answers the same customer meets there.
 * @returns 43 characters; undefined when nothing tells the chat from others for certain, or it is the one with oneself.
 */
export async function conversationKey(wsId: string, chat: ChatIdentity): Promise<string | undefined> {
  const names = chat.kind === 'self' ? [] : strongNames(chat)
  const name = names.find(({ kind }) => kind === 'phone') ?? names[0]
  if (name === undefined) return undefined
  const text = encoder.encode(`${name.kind}:${name.value}`)
  const mac = await crypto.subtle.sign('HMAC', await keyOf(wsId), text)
  return toBase64(new Uint8Array(mac)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

function keyOf(wsId: string): Promise<CryptoKey> {
  if (known?.wsId !== wsId) known = { wsId, key: deriveKey(wsId) }
  return known.key
}

async function deriveKey(wsId: string): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey('raw', encoder.encode(wsId), 'HKDF', false, ['deriveKey'])
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: encoder.encode(PURPOSE) },
    material,
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  )
}
