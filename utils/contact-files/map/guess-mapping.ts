import { columnKey } from '../../csv/columns'
import { MOST } from '../imported'
import { targetOfKey } from './header-names'
import { ownColumn } from './own-columns'
import type { Product } from './product'
import type { ColumnMapping, Target } from './targets'

/** What Outlook writes into every row whether anybody has filled it in or not, or what only its own directory needs. */
const OUTLOOK_FILLERS = new Set(
  `Priority; Sensitivity; Private; Gender; Initials; Internet Free Busy; Directory Server; E-mail Type; E-mail 2 Type;
  E-mail 3 Type; E-mail Display Name; E-mail 2 Display Name; E-mail 3 Display Name; Priorität; Vertraulichkeit; Privat;
  Geschlecht; Initialen; Internet-Frei/Gebucht; Verzeichnisserver; E-Mail-Typ; E-Mail 2: Typ; E-Mail 3: Typ;
  E-Mail: Angezeigter Name; E-Mail 2: Angezeigter Name; E-Mail 3: Angezeigter Name; 優先度; 秘密度; プライベート; 性別; イニシャル;
  インターネット空き時間情報; ディレクトリ サーバー; 電子メールの種類; 電子メール 2 の種類; 電子メール 3 の種類; 電子メール表示名;
  電子メール 2 表示名; 電子メール 3 表示名; Prioridad; Confidencialidad; Privado; Sexo; Iniciales; Prioridade; Confidencialidade;
  Género; Iniciais; Priorité; Confidentialité; Privé; Sexe; Initiales`
    .split(';')
    .map(columnKey),
)

/** @returns where each column of a table goes: by its header, by the headers beside it, and by whose file it is. */
export function guessMapping(header: readonly string[], product: Product): ColumnMapping[] {
  if (product === 'chatside') return header.map(ownColumn)
  const keys = header.map(columnKey)
  const targets = keys.map((key) => (isPartOfAddress(key, keys) ? 'skip' : targetIn(product, key)))
  settleNames(keys, targets)
  return header.map((text, at) => ({ target: targets[at] ?? 'custom', label: labelOf(text, at) }))
}

/** @returns whether anybody knows a column of this name. */
export function isContactColumn(header: string): boolean {
  return targetOfKey(columnKey(header)) !== undefined
}

function targetIn(product: Product, key: string): Target {
  if (key === '' || key === 'photo') return 'skip'
  if (product === 'outlook' && OUTLOOK_FILLERS.has(key)) return 'skip'
  // "Mr.", everywhere but in a list somebody made by hand.
  if (key === 'title') return product === 'plain' ? 'role' : 'custom'
  return targetOfKey(key) ?? 'custom'
}

/** "Nombre" and "Nome" are whole names, or the first ones beside "Apellidos"; "Name" beside "Vorname" is the last one. */
function settleNames(keys: readonly string[], targets: Target[]): void {
  const [hasFirst, hasLast] = [targets.includes('firstName'), targets.includes('lastName')]
  targets.forEach((target, at) => {
    const key = keys[at] ?? ''
    if (target === 'firstName' && !hasLast && WHOLE_WITHOUT_LAST.has(key)) targets[at] = 'name'
    if (target === 'name' && hasFirst && !hasLast && LAST_BESIDE_FIRST.has(key)) targets[at] = 'lastName'
  })
  // "Nom" is the family's beside "Prénom".
  const nom = keys.indexOf('nom')
  if (nom >= 0 && targets[nom] === 'custom') targets[nom] = hasFirst ? 'lastName' : 'name'
}

const WHOLE_WITHOUT_LAST = new Set(['nombre', 'nome', '名', 'имя'])
const LAST_BESIDE_FIRST = new Set(['name'])

/** Google writes an address whole and in parts. */
function isPartOfAddress(key: string, keys: readonly string[]): boolean {
  const number = /^address(\d+)(street|city|pobox|region|postalcode|country|extendedaddress)$/.exec(key)?.[1]
  return number !== undefined && keys.includes(`address${number}formatted`)
}

function labelOf(header: string, at: number): string {
  const bare = header.replace(/ (?:1|(\d+)) - (?:Value|Formatted)$/i, (_, number?: string) =>
    number === undefined ? '' : ` ${number}`,
  )
  return (bare.replace(/\s+/g, ' ').trim() || `#${at + 1}`).slice(0, MOST.line)
}
