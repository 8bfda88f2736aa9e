import type { KnownPersonKey } from '../../known-chats'
import type { ChatRecord } from '../model/types'
import { AIKO_TEA, WEI_SAMPLES } from './conversations/asian'
import { ENGLISH_DEMO, ENGLISH_QUOTE, ENGLISH_SUPPORT, GRACE_OFFICE } from './conversations/english'
import { LONG_NAME_ORDER } from './conversations/english'
import { GIULIA_FABRIC, JURGEN_MACHINE, SWEDISH_MOVE } from './conversations/european'
import { JOAO_RENEWAL, MARIA_STUDIO, TOMAS_SAMPLES } from './conversations/portuguese'
import { LAYLA_HOTEL, NOA_LIGHTS } from './conversations/right-to-left'
import { ANA_CATERING, MARIA_BAKERY, SPANISH_SHORT } from './conversations/spanish'

type Naming = Pick<ChatRecord, 'name' | 'pushname' | 'verifiedName' | 'username'>

export interface KnownSeed extends Naming {
  key: KnownPersonKey
  lines: readonly string[]
  /** Age of the newest message. */
  minutesAgo: number
  unread?: number
  isBusiness?: boolean
  online?: boolean
}

export const LONG_NAME =
  'Bartholomew Featherstonehaugh-Montgomery of Upper Wallingford Office Furniture & Interiors, ' +
  'Procurement Department (second floor, ask for the blue door)'

export const KNOWN_SEEDS: readonly KnownSeed[] = [
  { key: 'ana', name: 'Ana Pérez 😀', pushname: 'Ana', lines: ANA_CATERING, minutesAgo: 6, online: true },
  { key: 'grace', name: 'Grace Whitlock', pushname: 'Grace', lines: GRACE_OFFICE, minutesAgo: 14 },
  { key: 'mariaBakery', name: 'Maria', pushname: 'Maria G.', lines: MARIA_BAKERY, minutesAgo: 23, unread: 1 },
  { key: 'aiko', name: '青山 愛子', pushname: 'Aiko', lines: AIKO_TEA, minutesAgo: 41, unread: 1 },
  { key: 'joao', name: 'João Cliente', pushname: 'João', lines: JOAO_RENEWAL, minutesAgo: 58 },
  { key: 'mariaStudio', name: 'Maria', pushname: 'Maria Clara', lines: MARIA_STUDIO, minutesAgo: 95 },
  { key: 'noa', name: 'נועה ברקאי', pushname: 'נועה', lines: NOA_LIGHTS, minutesAgo: 130, unread: 2 },
  { key: 'layla', name: 'ليلى حداد', pushname: 'Layla', lines: LAYLA_HOTEL, minutesAgo: 170 },
  {
    key: 'giulia',
    verifiedName: 'Tessitura Lunaria',
    pushname: 'Giulia',
    lines: GIULIA_FABRIC,
    minutesAgo: 215,
    isBusiness: true,
  },
  { key: 'jurgen', name: 'Jürgen Brandt', pushname: 'Jürgen', lines: JURGEN_MACHINE, minutesAgo: 320 },
  { key: 'wei', name: '魏晓明', pushname: 'Wei', lines: WEI_SAMPLES, minutesAgo: 410 },
  { key: 'renamed', name: 'Tomás Ferreira', pushname: 'Tomás', lines: TOMAS_SAMPLES, minutesAgo: 540 },
  { key: 'moving', name: 'Hanna Lindqvist', pushname: 'Hanna', lines: SWEDISH_MOVE, minutesAgo: 700 },
  { key: 'unsaved', pushname: 'Thandi', lines: ENGLISH_QUOTE, minutesAgo: 820, unread: 1 },
  { key: 'emojiName', name: '🌮🌵 Lupita 💃🏽', pushname: 'Lupita', lines: SPANISH_SHORT, minutesAgo: 1_500 },
  { key: 'longName', name: LONG_NAME, pushname: 'Bart', lines: LONG_NAME_ORDER, minutesAgo: 1_700 },
  { key: 'unmapped', pushname: 'Sunny ☀️', lines: ENGLISH_SUPPORT, minutesAgo: 1_900 },
  {
    key: 'username',
    username: 'marlow.ceramics',
    pushname: 'Marlow',
    lines: ENGLISH_DEMO,
    minutesAgo: 2_300,
  },
  { key: 'longChat', name: 'Wendell Archive', pushname: 'Wendell', lines: ENGLISH_QUOTE, minutesAgo: 2_900 },
]
