import type { PageMessage } from '@/entrypoints/whatsapp-page/wire'
import type { SeenMessage } from '@/storage/protocol/page'
import type { MessageSighting } from '@/storage/schema/message'
import { ackOfModel } from './ack-labels'

const KINDS: readonly (readonly [RegExp, MessageSighting['kind']])[] = [
  [/^chat$/, 'text'],
  [/^image$/, 'image'],
  [/^(video|gif|ptv)$/, 'video'],
  [/^(audio|ptt)$/, 'audio'],
  [/^document$/, 'document'],
  [/^sticker/, 'sticker'],
  [/notification|^(gp2|protocol|call_log|ciphertext)$/, 'system'],
]

/** @returns what the page's model says of a message; where the model is silent, what the screen says. */
export function mergeModel(seen: SeenMessage, model: PageMessage | undefined): SeenMessage {
  if (!model) return seen
  const kind = KINDS.find(([pattern]) => pattern.test(model.type))?.[1] ?? seen.kind
  const ack = ackOfModel(model.ack)
  return {
    messageId: seen.messageId,
    direction: model.fromMe ? 'out' : 'in',
    ...(model.t !== undefined ? { at: model.t * 1_000 } : seen.at !== undefined && { at: seen.at }),
    ack: !model.fromMe ? 'unknown' : ack === 'unknown' ? seen.ack : ack,
    kind,
    length: model.length > 0 ? model.length : seen.length,
    ...(seen.text !== undefined && { text: seen.text }),
    ...(seen.fileName !== undefined && { fileName: seen.fileName }),
  }
}
