import type { ChatSighting } from '@/storage/schema/chat'
import { ACCOUNT } from './sightings'

/** A person as they really are. Messages are numbered; a screen shows the last few. */
export type Person = { index: number; lid: string; phone: string; name: string; messages: number }
export type Mode = 'lid' | 'lid+phone' | 'phone' | 'name'
export type Look = { mode: Mode; isAccountKnown: boolean; isOtherInSight: boolean }

/** @returns people of these names. */
export function peopleNamed(names: readonly string[]): Person[] {
  return names.map((name, index) => ({
    index,
    lid: `10${index}`,
    phone: `+555000000${index}`,
    name,
    messages: 3,
  }))
}

/** @returns what the page tells of a person's chat. */
export function sight(
  { index, lid, phone, name, messages }: Person,
  { mode, isAccountKnown, isOtherInSight }: Look,
  people: readonly Person[],
): ChatSighting {
  const hasLid = mode === 'lid' || mode === 'lid+phone'
  const hasPhone = mode === 'phone' || mode === 'lid+phone'
  const namesakes = people.filter((other) => other.name === name).length
  return {
    account: isAccountKnown ? ACCOUNT : '',
    key: hasLid ? `lid:${lid}` : hasPhone ? `phone:${phone}` : `name:${name}`,
    kind: 'person',
    name,
    ...(hasLid && { lid }),
    ...(hasPhone && { phone }),
    epoch: 1,
    source: mode === 'name' ? 'dom' : 'model',
    isAmbiguous: isOtherInSight && namesakes > 1,
    isBusiness: false,
    messageIds: Array.from({ length: 3 }, (_, back) => `${index}-${messages - back}`),
  }
}
