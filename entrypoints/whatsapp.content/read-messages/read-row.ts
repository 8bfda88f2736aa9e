import type { SeenMessage } from '@/storage/protocol/page'
import type { MessageSighting } from '@/storage/schema/message'
import type { Finder } from '../page/find'
import { parseDataId } from '../page/jid'
import { cleanName, readText } from '../page/read-text'
import { ackOfIcon, ackOfLabel } from './ack-labels'
import { parsePrePlain, type Stamp } from './parse-stamp'

const MAX_TEXT = 65_536

/** What one message on the screen tells by itself. */
export type RowFacts = Omit<SeenMessage, 'at'> & {
  stamp: Stamp | undefined
  sender: string
}

/** @returns the facts, or undefined for shells, for lines the page wrote, and for what is no message. */
export function readRow(
  element: HTMLElement,
  finder: Finder,
  isRtl: boolean,
  keepsTexts = false,
): RowFacts | undefined {
  const { id, isOut } = parseDataId(element.dataset['id'] ?? '')
  if (id === '' || finder.one('shell', element) || finder.one('systemLine', element)) return undefined
  const bubble = finder.one('bubble', element)
  if (!bubble) return undefined
  const ackMark = findTicks('ack', bubble, finder)
  const { stamp, sender } = parsePrePlain(finder.one('prePlain', bubble)?.dataset['prePlainText'] ?? '')
  const direction = directionOf(bubble, finder, isRtl, isOut, ackMark !== undefined)
  const text = readOwnText(bubble, finder)
  const { length } = text
  const kind = kindOf(bubble, length, finder)
  const fileName = kind === 'document' ? readFileName(bubble, finder) : undefined
  return {
    messageId: id,
    direction,
    ack: direction === 'out' && ackMark ? readAck(ackMark) : 'unknown',
    kind,
    length,
    ...(keepsTexts && text && { text: text.slice(0, MAX_TEXT) }),
    ...(fileName !== undefined && { fileName }),
    stamp,
    sender: cleanName(sender),
  }
}

/** In order of trust: the old address, the ticks that only own messages have, the tail (mirrored with the page). */
function directionOf(
  bubble: HTMLElement,
  finder: Finder,
  isRtl: boolean,
  isOut: boolean | undefined,
  hasAck: boolean,
): MessageSighting['direction'] {
  if (isOut !== undefined) return isOut ? 'out' : 'in'
  if (hasAck) return 'out'
  const tail = finder.one('tail', bubble.parentElement ?? bubble)
  if (!tail) return 'unknown'
  const isTailOut = (tail.dataset['icon'] ?? tail.dataset['testid']) === 'tail-out'
  return isTailOut !== isRtl ? 'out' : 'in'
}

/** @returns what a message itself says, without what it quotes. */
export function readOwnText(message: HTMLElement, finder: Finder): string {
  const text = finder.all('messageText', message).find((element) => !finder.around('quote', element))
  return text ? readText(text) : ''
}

/** @returns the ticks among all marks with a spoken name: others, such as a star or a pin, stand in the same place. */
export function findTicks(
  name: 'ack' | 'rowAck',
  root: HTMLElement,
  finder: Finder,
): HTMLElement | undefined {
  return finder.all(name, root).find((mark) => readAck(mark) !== 'unknown' || iconOf(mark) === 'wds-ic-read')
}

export function readAck(mark: HTMLElement): MessageSighting['ack'] {
  const byLabel = ackOfLabel(mark.getAttribute('aria-label') ?? '')
  return byLabel === 'unknown' ? ackOfIcon(iconOf(mark)) : byLabel
}

function iconOf(mark: HTMLElement): string {
  return mark.dataset['testid'] ?? mark.dataset['icon'] ?? ''
}

/** @returns the first text of the bubble that ends like the name of a file; never one of a quoted message. */
function readFileName(bubble: HTMLElement, finder: Finder): string | undefined {
  return finder
    .all('fileName', bubble)
    .filter((element) => !finder.around('quote', element))
    .map((element) => cleanName(readText(element)))
    .find((name) => name.length <= 300 && /\.\w{2,5}$/.test(name))
}

function kindOf(bubble: HTMLElement, length: number, finder: Finder): MessageSighting['kind'] {
  for (const kind of ['image', 'video', 'audio', 'document', 'sticker'] as const) {
    if (finder.all(kind, bubble).some((element) => !finder.around('quote', element))) return kind
  }
  return length > 0 ? 'text' : 'other'
}
