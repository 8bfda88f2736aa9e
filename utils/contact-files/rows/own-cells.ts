// How our own tables write several values into one cell, so that they come back one by one.

/** @returns tags in one cell: "VIP; wholesale", a semicolon inside of a tag after a backslash. */
export function joinTags(tags: readonly string[]): string {
  return tags.map((tag) => tag.replace(/[\\;]/g, String.raw`\$&`)).join('; ')
}

/** @returns the tags of such a cell. */
export function splitTags(cell: string): string[] {
  const tags = cell.match(/(?:\\[\s\S]|[^\\;])+/g) ?? []
  return tags.map((tag) => tag.replace(/\\([\s\S])/g, '$1').trim())
}

/** @returns notes in one cell, divided by a line of three hyphens. */
export function joinNotes(notes: readonly string[]): string {
  return notes.map((note) => note.replace(/^(\\*---)$/gm, String.raw`\$1`)).join('\n---\n')
}

/** @returns the notes of such a cell. */
export function splitNotes(cell: string): string[] {
  return cell.split(/^---$/m).map((note) => note.trim().replace(/^\\(\\*---)$/gm, '$1'))
}
