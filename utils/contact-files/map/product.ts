import { columnKey } from '../../csv/columns'

/** Whose file it is: 'chatside' our own table, 'plain' anybody's. */
export const PRODUCTS = ['chatside', 'google', 'hubspot', 'outlook', 'kommo', 'plain'] as const
export type Product = (typeof PRODUCTS)[number]

/** Headers that stand in one product's files only; all of a line have to be there. */
const SIGNS: readonly [Product, string][] = [
  [
    'chatside',
    'Name; First name; Phone; Email; Company; Role; Tags; Notes; Time zone; Channel; Grade; Created',
  ],
  ['google', 'Phone 1 - Value'],
  ['google', 'E-mail 1 - Value'],
  ['google', 'Group Membership; Given Name'],
  ['google', 'Labels; Phonetic First Name'],
  ['kommo', 'Responsible user; Work phone'],
  ['kommo', 'Responsible; Work phone'],
  ['kommo', 'Work direct phone; Work email'],
  ['kommo', 'Рабочий телефон; Рабочий прямой телефон'],
  ['hubspot', 'Record ID; First Name'],
  ['hubspot', 'Record ID; Email'],
  ['hubspot', 'Lifecycle Stage; Contact owner'],
  ['outlook', 'E-mail Address; Mobile Phone'],
  ['outlook', 'E-mail Address; Business Phone'],
  ['outlook', 'E-Mail-Adresse; Telefon geschäftlich'],
  ['outlook', 'E-Mail-Adresse; Mobiltelefon'],
  ['outlook', '電子メール アドレス; 会社電話'],
  ['outlook', 'Dirección de correo electrónico; Teléfono del trabajo'],
  ['outlook', 'Endereço de email; Telefone comercial'],
  ['outlook', 'Adresse de messagerie; Téléphone (bureau)'],
  ['outlook', 'Adresse de courrier; Téléphone (bureau)'],
]

const signs = SIGNS.map(([product, line]) => ({ product, keys: line.split(';').map(columnKey) }))

/** @returns whose table has this header. */
export function productOf(header: readonly string[]): Product {
  const keys = new Set(header.map(columnKey))
  return signs.find((sign) => sign.keys.every((key) => keys.has(key)))?.product ?? 'plain'
}
