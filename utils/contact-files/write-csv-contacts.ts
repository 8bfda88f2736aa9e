import { csvLine } from '../csv/write-csv'
import type { ExportedPerson } from './exported'
import { OWN_COLUMNS, ownFieldHeader } from './map/own-columns'
import { joinNotes, joinTags } from './rows/own-cells'

/**
 * A table of contacts that grows as they come: a column for each own field is added when it is first met, and rows before it
 * are filled up in the end.
 */
export class CsvContacts {
  readonly #labels = new Map<string, number>()
  readonly #pages: { lines: string[]; columns: number }[] = []

  add(people: readonly ExportedPerson[]): void {
    for (const { contact } of people) {
      for (const label of Object.keys(contact.custom)) {
        if (!this.#labels.has(label)) this.#labels.set(label, this.#labels.size)
      }
    }
    this.#pages.push({ lines: people.map((one) => csvLine(this.#cells(one))), columns: this.#labels.size })
  }

  /** @returns the file in pieces: its header, then page by page. */
  parts(): string[] {
    const header = [...OWN_COLUMNS.map(([name]) => name), ...[...this.#labels.keys()].map(ownFieldHeader)]
    return [
      `\uFEFF${csvLine(header)}\r\n`,
      ...this.#pages.map(({ lines, columns }) => {
        const filling = ','.repeat(this.#labels.size - columns)
        return lines.map((line) => `${line}${filling}\r\n`).join('')
      }),
    ]
  }

  #cells({ contact, tags, notes }: ExportedPerson): string[] {
    const { name, firstName, phone, email, company, role, language, timeZone } = contact
    const { source, channel, owner, grade, createdAt, custom } = contact
    const texts = [name, firstName, phone, email, company, role]
    const more = [language, timeZone, source, channel, owner, grade, new Date(createdAt).toISOString()]
    const lists = [joinTags(tags), joinNotes(notes.map(({ text }) => text))]
    const own = [...this.#labels.keys()].map((label) => (Object.hasOwn(custom, label) ? custom[label] : ''))
    return [...texts, ...lists, ...more, ...own].map((text) => text ?? '')
  }
}
