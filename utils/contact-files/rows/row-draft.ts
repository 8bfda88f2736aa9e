import { manyLines, notePieces, oneLine } from '../clean'
import { type ImportedNote, MOST } from '../imported'

/** What a record says while it is being read: everything finds a place in it. */
export class RowDraft {
  readonly custom: Record<string, string> = {}
  readonly notes: ImportedNote[] = []
  readonly tags: string[] = []

  /** `labelOf` gives a field the name it has already, however it is written in the file. */
  constructor(private readonly labelOf: (label: string) => string) {}

  /** Keeps a value in a field of its own, beside what stands there; one that is too long for a field as a note. */
  keep(label: string, value: string): void {
    const line = oneLine(value.replace(/\s*\n\s*/g, ', '))
    if (line === '') return
    if (line.length > MOST.line) {
      this.note(`${label}: ${manyLines(value)}`)
      return
    }
    const base = this.labelOf(label)
    let own = base
    for (let number = 2; Object.hasOwn(this.custom, own) || own === '__proto__'; number++) {
      if (this.custom[own] === line) return
      own = `${base.slice(0, MOST.line - 4)} ${number}`
    }
    this.custom[own] = line
  }

  note(text: string): void {
    for (const piece of notePieces(manyLines(text))) this.notes.push({ text: piece })
  }

  tag(tag: string): void {
    const key = tag.toLowerCase()
    if (this.tags.every((one) => one.toLowerCase() !== key)) this.tags.push(tag)
  }
}
