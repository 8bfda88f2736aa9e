import { toBase64 } from '@/utils/base64'
import { strongNames } from '../repositories/chat-names'
import type { ChatIdentity } from '../schema/chat'

const PURPOSE = 'chatside answer lock 1'
const encoder = new TextEncoder()

let known: { wsId: string; key: Promise<CryptoKey> } | undefined

/**
 * What the team's server calls a conversation: keyed hashes of the customer's number and of WhatsApp's private id, or of the
 * group's, and of nothing that belongs to an account, so that whoever answers the same customer meets there. Who knows both
 * says both: a colleague may know one of them alone.
 * @returns of 43 characters each, the number's first; none when nothing tells the chat from others for certain, or it is the one
 * with oneself.
 */
export async function conversationKeys(wsId: string, chat: ChatIdentity): Promise<string[]> {
  const names = chat.kind === 'self' ? [] : strongNames(chat)
  const key = await keyOf(wsId)
  const numberFirst = names.toSorted((a, b) => Number(b.kind === 'phone') - Number(a.kind === 'phone'))
  return Promise.all(
    numberFirst.map(async ({ kind, value }) => {
      const mac = await crypto.subtle.sign('HMAC', key, encoder.encode(`${kind}:${value}`))
      return toBase64(new Uint8Array(mac)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
    }),
  )
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
