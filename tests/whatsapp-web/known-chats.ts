import type { Layout } from './api'

export interface KnownPerson {
  phone: string
  lid: string
  /** Which of the two addresses the chat has in the layouts of 2026. */
  server: 'c.us' | 'lid'
  /** False when the page itself cannot say which phone belongs to the private id. */
  mapped: boolean
}

/** Chats that tests may name, whatever the seed. All people, companies and numbers are invented. */
export const KNOWN_PEOPLE = {
  ana: { phone: '34612555017', lid: '118203774510942', server: 'c.us', mapped: true },
  mariaBakery: { phone: '34655501422', lid: '204418839905113', server: 'c.us', mapped: true },
  mariaStudio: { phone: '5511955501733', lid: '91746620018355', server: 'c.us', mapped: true },
  renamed: { phone: '351912555018', lid: '150938847720164', server: 'c.us', mapped: true },
  moving: { phone: '46701740605', lid: '66120947731852', server: 'c.us', mapped: true },
  joao: { phone: '5511987650144', lid: '77230018846190', server: 'lid', mapped: true },
  jurgen: { phone: '4915155501988', lid: '185502936671470', server: 'c.us', mapped: true },
  aiko: { phone: '819055501277', lid: '240117765503388', server: 'lid', mapped: true },
  giulia: { phone: '393335550162', lid: '39881726650047', server: 'c.us', mapped: true },
  noa: { phone: '972505550143', lid: '52770183946625', server: 'c.us', mapped: true },
  layla: { phone: '971505550198', lid: '130026647718905', server: 'c.us', mapped: true },
  wei: { phone: '8613955501462', lid: '221904837560018', server: 'c.us', mapped: true },
  grace: { phone: '447700900381', lid: '17739920465581', server: 'c.us', mapped: true },
  longName: { phone: '12025550178', lid: '98450017236644', server: 'c.us', mapped: true },
  emojiName: { phone: '525555501833', lid: '163370098214557', server: 'c.us', mapped: true },
  unsaved: { phone: '27662650786', lid: '44018837265590', server: 'c.us', mapped: true },
  unmapped: { phone: '', lid: '270551839946102', server: 'lid', mapped: false },
  username: { phone: '', lid: '301774620095418', server: 'lid', mapped: false },
  longChat: { phone: '447700900912', lid: '83120945577610', server: 'c.us', mapped: true },
} as const satisfies Record<string, KnownPerson>

export const KNOWN_GROUPS = {
  launch: '120363041122334455@g.us',
  wholesale: '120363098877665544@g.us',
  family: '120363055566677788@g.us',
} as const

export type KnownPersonKey = keyof typeof KNOWN_PEOPLE
export type KnownGroupKey = keyof typeof KNOWN_GROUPS
export type KnownChatKey = KnownPersonKey | KnownGroupKey | 'self'

/** The serialized id a known person has when the page has just loaded in a layout. */
export function knownPersonId(key: KnownPersonKey, layout: Layout): string {
  const person: KnownPerson = KNOWN_PEOPLE[key]
  const stays = key === 'moving' || (layout === 'legacy-cus' && person.phone !== '')
  const server = stays ? 'c.us' : layout === 'legacy-lid' ? 'lid' : person.server
  return server === 'lid' ? `${person.lid}@lid` : `${person.phone}@c.us`
}
