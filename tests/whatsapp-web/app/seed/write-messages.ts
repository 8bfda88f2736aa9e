import { quoteOf } from '../model/actions'
import type { Author, MessageRecord } from '../model/types'
import type { Random } from '../random'
import { parseLine } from './script'
import type { Line } from './script'

const SYSTEM_BEFORE_S = 60

/** Turns a script into messages whose last one is of `endS`, seconds since the epoch. */
export function writeMessages(
  lines: readonly string[],
  endS: number,
  random: Random,
  participants: readonly Author[] = [],
): MessageRecord[] {
  const times = timesUntil(endS, lines.length, random)
  const messages: MessageRecord[] = []
  for (const [index, text] of lines.entries()) {
    const line = parseLine(text)
    const message = toMessage(line, times[index] ?? endS, random, participants)
    const previous = messages[messages.length - 1]
    if (line.quotesPrevious && previous !== undefined) message.quote = quoteOf(previous)
    messages.push(message)
  }
  setReceipts(messages, random)
  return messages
}

/** The line about encryption that opens every conversation. */
export function encryptionNotice(text: string, beforeS: number, random: Random): MessageRecord {
  const line: Line = { fromMe: false, kind: 'system', text, quotesPrevious: false }
  return toMessage(line, beforeS - SYSTEM_BEFORE_S, random, [])
}

export function incomingId(random: Random): string {
  return random.next() < 0.6 ? `3A${random.hex(18)}` : random.hex(32)
}

function toMessage(line: Line, t: number, random: Random, participants: readonly Author[]): MessageRecord {
  const { fromMe, kind, text } = line
  const author = participants.find((each) => each.name === line.author)
  return {
    id: fromMe ? `3EB0${random.hex(18)}` : incomingId(random),
    fromMe,
    kind,
    text: kind === 'document' || kind === 'voice' ? '' : text,
    t,
    ack: 1,
    version: 0,
    ...(author !== undefined && { author }),
    ...((kind === 'document' || kind === 'voice') && { fileName: text }),
  }
}

/**
 * Whoever answered has read what came before, unless they show no receipts, as one in eight does; what came after may
 * be read, delivered or only sent.
 */
function setReceipts(messages: readonly MessageRecord[], random: Random): void {
  const best = random.next() < 0.125 ? 2 : 3
  const lastAnswer = messages.findLastIndex((message) => !message.fromMe && message.kind !== 'system')
  const open = random.next() < 0.6 ? best : random.between(1, best)
  for (const [index, message] of messages.entries()) {
    if (message.fromMe) message.ack = index < lastAnswer ? best : open
  }
}

function timesUntil(endS: number, count: number, random: Random): number[] {
  const times = [endS]
  while (times.length < count) {
    const pauseS = random.next() < 0.15 ? random.between(6, 30) * 3600 : random.between(20, 1_500)
    times.unshift((times[0] ?? endS) - pauseS)
  }
  return times
}
