import { KNOWN_GROUPS, KNOWN_PEOPLE, knownPersonId } from '../../known-chats'
import type { KnownPerson } from '../../known-chats'
import { emptyChat } from '../model/empty-chat'
import type { ChatRecord, MessageRecord } from '../model/types'
import type { Seeding } from './build-chats'
import type { GroupSeed } from './known-groups'
import type { KnownSeed } from './known-people'
import { encryptionNotice, writeMessages } from './write-messages'

export function buildKnownPerson(seeding: Seeding, seed: KnownSeed, key: number): ChatRecord {
  const person: KnownPerson = KNOWN_PEOPLE[seed.key]
  const [user = '', server] = knownPersonId(seed.key, seeding.options.layout).split('@')
  const { name, pushname, verifiedName, username } = seed
  const lines = seed.key === 'longChat' ? repeatLines(seed.lines, seeding.options.longChat) : seed.lines
  return {
    ...emptyChat(key),
    known: seed.key,
    user,
    server: server === 'lid' ? 'lid' : 'c.us',
    kind: 'person',
    mapped: person.mapped,
    lid: person.lid,
    isBusiness: seed.isBusiness ?? false,
    online: seed.online ?? false,
    messages: withNotice(seeding, lines, seed.minutesAgo, []),
    unread: seed.unread ?? 0,
    ...(name !== undefined && { name }),
    ...(pushname !== undefined && { pushname }),
    ...(verifiedName !== undefined && { verifiedName }),
    ...(username !== undefined && { username }),
    ...(person.phone !== '' && { phone: person.phone }),
  }
}

export function buildGroup(seeding: Seeding, seed: GroupSeed, key: number): ChatRecord {
  return {
    ...emptyChat(key),
    known: seed.key,
    user: KNOWN_GROUPS[seed.key].split('@')[0] ?? '',
    server: 'g.us',
    kind: 'group',
    name: seed.subject,
    participants: seed.participants,
    messages: withNotice(seeding, seed.lines, seed.minutesAgo, seed.participants),
    unread: seed.unread ?? 0,
  }
}

/** A conversation ending `minutesAgo`, opened by the line about encryption. */
export function withNotice(
  { texts, clock, random }: Seeding,
  lines: readonly string[],
  minutesAgo: number,
  participants: ChatRecord['participants'],
): MessageRecord[] {
  const endS = Math.floor(clock.nowMs() / 1000) - Math.round(minutesAgo * 60)
  const translated = lines.map((line) => (line.startsWith('!') ? `! ${texts.groupCreated}` : line))
  const messages = writeMessages(translated, endS, random, participants)
  return [encryptionNotice(texts.encrypted, messages[0]?.t ?? endS, random), ...messages]
}

function repeatLines(lines: readonly string[], count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const line = lines[index % lines.length] ?? ''
    return index < count - lines.length ? `${line} (${index + 1})` : line
  })
}
