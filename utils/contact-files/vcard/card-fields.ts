import type { Target } from '../map/targets'
import { phoneRank } from '../rows/phones-in'
import { plainValue, unescaped, valueParts } from './decode-value'
import type { CardProperty } from './property'

/** One value of a card, in the column of its header. */
export type CardValue = { header: string; target: Target; value: string; rank?: number }

type Reader = (property: CardProperty, labels: ReadonlyMap<string, string>) => CardValue[]

/** What says something of the card itself, not of the person, or cannot be kept. */
const SKIPPED = new Set(
  'VERSION PRODID REV UID SORT-STRING CLASS KIND MAILER SOURCE PROFILE PHOTO LOGO SOUND KEY CLIENTPIDMAP XML X-ABLABEL X-ABUID X-ABSHOWAS X-ABADR AGENT'.split(
    ' ',
  ),
)

const READERS: Readonly<Record<string, Reader>> = {
  FN: line('Name', 'name'),
  N: nameParts,
  TEL: phone,
  EMAIL: line('Email', 'email'),
  ORG: organisation,
  TITLE: line('Title', 'role'),
  ROLE: line('Role', 'role'),
  NOTE: line('Note', 'notes'),
  CATEGORIES: categories,
  LANG: line('Language', 'language'),
  TZ: line('Time zone', 'timeZone'),
  'X-CHATSIDE-SOURCE': line('Source', 'source'),
  'X-CHATSIDE-CHANNEL': line('Channel', 'channel'),
  'X-CHATSIDE-OWNER': line('Owner', 'owner'),
  'X-CHATSIDE-GRADE': line('Grade', 'grade'),
  'X-CHATSIDE-CREATED': line('Created', 'createdAt'),
  ADR: address,
  BDAY: line('Birthday', 'custom'),
  ANNIVERSARY: line('Anniversary', 'custom'),
  NICKNAME: line('Nickname', 'custom'),
  URL: line('Website', 'custom'),
}

/** @returns what a line of a card says; `labels` are the names that groups of lines were given. */
export function cardValues(property: CardProperty, labels: ReadonlyMap<string, string>): CardValue[] {
  if (SKIPPED.has(property.name)) return []
  return (READERS[property.name] ?? ownField)(property, labels)
}

function line(header: string, target: Target): Reader {
  return (property, labels) => {
    const given = target === 'custom' ? labels.get(property.group) : undefined
    const value = unescaped(plainValue(property)).replace(/^mailto:/i, '')
    return [{ header: given ?? header, target, value }]
  }
}

function nameParts(property: CardProperty): CardValue[] {
  const [family = '', given = '', additional = ''] = valueParts(plainValue(property), ';')
  return [
    { header: 'First name', target: 'firstName', value: given },
    { header: 'Middle name', target: 'middleName', value: additional },
    { header: 'Last name', target: 'lastName', value: family },
  ]
}

function phone(property: CardProperty): CardValue[] {
  const { types, params } = property
  const value = unescaped(plainValue(property))
    .replace(/^tel:/i, '')
    .replace(/;(ext|phone-context)=.*$/i, '')
  const kinds = types.join(' ')
  const own = phoneRank(kinds)
  if (own === undefined) return [{ header: 'Fax', target: 'custom', value }]
  const isFirst = types.includes('pref') || params['PREF'] === '1'
  return [{ header: 'Phone', target: 'phone', value, rank: own - (isFirst ? 0.5 : 0) }]
}

function organisation(property: CardProperty): CardValue[] {
  const [company = '', ...units] = valueParts(plainValue(property), ';')
  return [
    { header: 'Company', target: 'company', value: company },
    { header: 'Department', target: 'custom', value: units.filter(Boolean).join(', ') },
  ]
}

function categories(property: CardProperty): CardValue[] {
  return valueParts(plainValue(property), ',').map((value) => ({ header: 'Tags', target: 'tags', value }))
}

function address(property: CardProperty, labels: ReadonlyMap<string, string>): CardValue[] {
  const parts = valueParts(plainValue(property), ';').map((part) => part.trim())
  const header = labels.get(property.group) ?? (property.types.includes('work') ? 'Work address' : 'Address')
  return [{ header, target: 'custom', value: parts.filter(Boolean).join(', ') }]
}

/** Whatever else a card holds, under the name its group was given, else its own: "X-SKYPE" is "Skype". */
function ownField(property: CardProperty, labels: ReadonlyMap<string, string>): CardValue[] {
  const bare = property.name
    .replace(/^X-(AB|MS-|PHONETIC-)?/, '')
    .replaceAll('-', ' ')
    .toLowerCase()
  const name = bare.charAt(0).toUpperCase() + bare.slice(1)
  const header = labels.get(property.group) ?? (name.trim() || property.name)
  return [{ header, target: 'custom', value: unescaped(plainValue(property)) }]
}
