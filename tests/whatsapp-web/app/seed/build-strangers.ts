import { emptyChat } from '../model/empty-chat'
import { formatPhone } from '../model/phone-format'
import type { ChatRecord } from '../model/types'
import type { Random } from '../random'
import type { Seeding } from './build-chats'
import { withNotice } from './build-known'
import { SHORT_CONVERSATIONS } from './conversations/short'
import { REGIONS, TRADES } from './regions'
import type { Region } from './regions'

const OLDEST_MINUTES = 200 * 24 * 60

/** Remembers what is taken, so that only the two Marias share a name. */
export interface Names {
  titles: Set<string>
  phones: Set<string>
}

export function createNames(chats: readonly ChatRecord[]): Names {
  return {
    titles: new Set(chats.map((chat) => chat.name ?? '')),
    phones: new Set(chats.map((chat) => chat.phone ?? '')),
  }
}

/** A chat nobody refers to by name: mostly persons, every ninth a group, every eleventh unsaved. */
export function buildStranger(seeding: Seeding, names: Names, key: number): ChatRecord {
  const { random } = seeding
  const region = random.pick(REGIONS)
  // Squared, so that recent days are busier than last spring.
  const minutesAgo = 3_000 + random.next() ** 2 * OLDEST_MINUTES
  if (key % 9 === 0) return buildStrangerGroup(seeding, names, key, region, minutesAgo)
  const phone = unique(names.phones, () => region.phone.replaceAll('x', () => random.digits(1)))
  const isLid = livesOnLid(seeding, key)
  const lid = random.digits(14).replace(/^0/, '4')
  const messages = withNotice(seeding, shortLines(region, random), minutesAgo, [])
  return {
    ...emptyChat(key),
    user: isLid ? lid : phone,
    server: isLid ? 'lid' : 'c.us',
    kind: 'person',
    phone,
    lid,
    mapped: !isLid || key % 5 !== 0,
    isBusiness: key % 7 === 0,
    pushname: random.pick(region.first),
    messages,
    unread: messages[messages.length - 1]?.fromMe === false && random.next() < 0.2 ? 1 : 0,
    ...(key % 11 !== 0 && { name: personName(names, region, random) }),
  }
}

function buildStrangerGroup(
  seeding: Seeding,
  names: Names,
  key: number,
  region: Region,
  minutesAgo: number,
): ChatRecord {
  const { random } = seeding
  const participants = Array.from({ length: 3 }, (_, index) => {
    const phone = unique(names.phones, () => region.phone.replaceAll('x', () => random.digits(1)))
    const name = index === 2 ? formatPhone(phone) : personName(names, region, random)
    return { name, id: `${phone}@c.us` }
  })
  const lines = shortLines(region, random).map((line) =>
    line.replace(/^(<[\^#~%]?) /, `$1[${random.pick(['0', '1', '2'])}] `),
  )
  const named = lines.map((line) =>
    line.replace(/\[(\d)\]/, (_, at) => `[${participants[Number(at)]?.name}]`),
  )
  return {
    ...emptyChat(key),
    user: `120363${random.digits(12)}`,
    server: 'g.us',
    kind: 'group',
    name: unique(names.titles, () => `${random.pick(region.last)} ${random.pick(TRADES)} ${key}`),
    participants,
    messages: withNotice(seeding, named, minutesAgo, participants),
  }
}

function livesOnLid({ options }: Seeding, key: number): boolean {
  if (options.layout === 'legacy-cus') return false
  return options.layout === 'legacy-lid' || key % 3 === 0
}

function personName(names: Names, region: Region, random: Random): string {
  return unique(names.titles, (attempt) => {
    const name = `${random.pick(region.first)} ${random.pick(region.last)}`
    return attempt < 5 ? name : `${name} · ${random.pick(TRADES)} ${attempt}`
  })
}

function shortLines(region: Region, random: Random): readonly string[] {
  const lines = random.pick(SHORT_CONVERSATIONS[region.language])
  return lines.slice(0, random.between(2, lines.length))
}

function unique(taken: Set<string>, make: (attempt: number) => string): string {
  for (let attempt = 0; ; attempt += 1) {
    const value = make(attempt)
    if (taken.has(value)) continue
    taken.add(value)
    return value
  }
}
