import type { Clock } from '../clock'
import type { Texts } from '../locale/texts'
import { emptyChat } from '../model/empty-chat'
import type { ChatRecord } from '../model/types'
import type { Options } from '../options'
import type { Random } from '../random'
import { OWN_NAME } from './own-name'
import { SELF_NOTES } from './conversations/english'
import { buildGroup, buildKnownPerson } from './build-known'
import { buildStranger, createNames } from './build-strangers'
import { GROUP_SEEDS } from './known-groups'
import { KNOWN_SEEDS } from './known-people'
import { encryptionNotice, writeMessages } from './write-messages'

export interface Seeding {
  options: Options
  texts: Texts
  clock: Clock
  random: Random
}

/** All chats of the page, in no particular order. */
export function buildChats(seeding: Seeding): ChatRecord[] {
  const chats: ChatRecord[] = []
  const nextKey = (): number => chats.length
  for (const seed of KNOWN_SEEDS) chats.push(buildKnownPerson(seeding, seed, nextKey()))
  for (const seed of GROUP_SEEDS) chats.push(buildGroup(seeding, seed, nextKey()))
  chats.push(buildSelf(seeding, nextKey()))
  const names = createNames(chats)
  const { chatCount, archived } = seeding.options
  const firstStranger = nextKey()
  while (chats.length < chatCount) chats.push(buildStranger(seeding, names, nextKey()))
  for (const chat of chats.slice(firstStranger, firstStranger + archived)) chat.archived = true
  return chats.slice(0, chatCount)
}

function buildSelf({ options, texts, clock, random }: Seeding, key: number): ChatRecord {
  const endS = Math.floor(clock.nowMs() / 1000) - 26 * 3600
  const messages = writeMessages(SELF_NOTES, endS, random)
  const isLid = options.layout === 'legacy-lid'
  return {
    ...emptyChat(key),
    known: 'self',
    user: isLid ? options.ownLid : options.account,
    server: isLid ? 'lid' : 'c.us',
    kind: 'self',
    pushname: OWN_NAME,
    phone: options.account,
    lid: options.ownLid,
    mapped: true,
    isBusiness: options.business,
    messages: [encryptionNotice(texts.encrypted, messages[0]?.t ?? endS, random), ...messages],
  }
}
