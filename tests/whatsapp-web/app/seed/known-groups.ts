import type { KnownGroupKey } from '../../known-chats'
import type { Author } from '../model/types'
import { FAMILY_GROUP, LAUNCH_GROUP, WHOLESALE_GROUP } from './conversations/groups'

export interface GroupSeed {
  key: KnownGroupKey
  subject: string
  participants: Author[]
  lines: readonly string[]
  minutesAgo: number
  unread?: number
}

export const GROUP_SEEDS: readonly GroupSeed[] = [
  {
    key: 'launch',
    subject: 'Launch team 🚀',
    participants: [
      { name: 'Priya Nair', id: '919876501234@c.us' },
      { name: 'Oskar Lund', id: '46701740777@c.us' },
      { name: '+62 812-3456-7890', id: '6281234567890@c.us' },
    ],
    lines: LAUNCH_GROUP,
    minutesAgo: 33,
    unread: 2,
  },
  {
    key: 'wholesale',
    subject: 'Atacado Primavera',
    participants: [
      { name: 'Beatriz Lima', id: '5511987650001@c.us' },
      { name: 'Rafael Souza', id: '88217736450091@lid' },
    ],
    lines: WHOLESALE_GROUP,
    minutesAgo: 260,
  },
  {
    key: 'family',
    subject: 'Família 😀',
    participants: [
      { name: 'Lena', id: '4915155507711@c.us' },
      { name: 'Paul', id: '4915155507722@c.us' },
    ],
    lines: FAMILY_GROUP,
    minutesAgo: 1_200,
  },
]
