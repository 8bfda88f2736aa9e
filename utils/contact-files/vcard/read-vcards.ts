import type { Breathe } from '../../breathe'
import { type ContactTable, type RejectedRecord, type TableRecord, UNIT } from '../table'
import { type CardValue, cardValues } from './card-fields'
import { type RawCard, rawCards } from './card-lines'
import { plainValue, unescaped } from './decode-value'
import { type CardProperty, parseProperty } from './property'

type Columns = Map<string, { at: number; target: CardValue['target']; header: string }>

/** @returns whether a text is a file of cards. */
export function isVcards(text: string): boolean {
  return /^\s*begin\s*:\s*vcard\s*$/im.test(text.slice(0, 2_000))
}

/**
 * Reads people from cards (vCard 2.1, 3.0 and 4.0), some at a time, into a table with a column for each kind of value. Never
 * fails: every card is a record or rejected.
 */
export async function readVcards(
  text: string,
  breathe: Breathe,
): Promise<Omit<ContactTable, 'encoding' | 'isGuess'>> {
  const columns: Columns = new Map()
  const records: TableRecord[] = []
  const rejected: RejectedRecord[] = []
  for (const cards of rawCards(text)) {
    for (const card of cards) {
      const properties = card.isBroken ? [] : propertiesOf(card)
      const code = card.isBroken ? 'bad-card' : isGroup(properties) ? 'group-card' : undefined
      if (code === undefined) records.push({ line: card.line, cells: cellsOf(properties, columns) })
      else rejected.push(rejectedCard(card, code))
    }
    await breathe()
  }
  const all = [...columns.values()]
  return {
    product: 'vcard',
    header: all.map(({ header }) => header),
    mapping: all.map(({ target, header }) => ({ target, label: header.slice(0, 300) })),
    records,
    rejected,
  }
}

function propertiesOf({ lines }: RawCard): CardProperty[] {
  const properties: CardProperty[] = []
  for (const line of lines) {
    const property = parseProperty(line)
    const last = properties.at(-1)
    if (property !== undefined) properties.push(property)
    // Some programs forget to fold the lines of a note.
    else if (last !== undefined && line.trim() !== '') last.value += `\\n${line}`
  }
  return properties
}

function isGroup(properties: readonly CardProperty[]): boolean {
  return properties.some(
    ({ name, value }) =>
      /^(KIND|X-ADDRESSBOOKSERVER-KIND)$/.test(name) && value.trim().toLowerCase() === 'group',
  )
}

function cellsOf(properties: readonly CardProperty[], columns: Columns): string[] {
  const labels = labelsOf(properties)
  const values = properties.flatMap((property) => cardValues(property, labels))
  const cells: string[] = []
  for (const { header, target, value } of values.toSorted((a, b) => (a.rank ?? 0) - (b.rank ?? 0))) {
    if (value.trim() === '') continue
    const key = `${target} ${header}`
    const column = columns.get(key) ?? { at: columns.size, target, header }
    columns.set(key, column)
    const before = cells[column.at]
    cells[column.at] = before === undefined ? value : `${before}${UNIT}${value}`
  }
  return Array.from(cells, (cell) => cell ?? '')
}

/** Apple names a line by another one of its group: `item1.URL`, `item1.X-ABLabel:_$!<HomePage>!$_`. */
function labelsOf(properties: readonly CardProperty[]): Map<string, string> {
  const named = properties.filter(({ name, group }) => name === 'X-ABLABEL' && group !== '')
  return new Map(
    named.map((property) => [
      property.group,
      unescaped(plainValue(property))
        .replace(/^_\$!<(.*)>!\$_$/, '$1')
        .trim() || property.group,
    ]),
  )
}

function rejectedCard({ line, lastLine, lines }: RawCard, code: RejectedRecord['code']): RejectedRecord {
  return { line, ...(lastLine > line && { lastLine }), code, cells: [lines.join('\n')] }
}
