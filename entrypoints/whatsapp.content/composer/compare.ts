/**
 * The page draws emoji as pictures, whose names may lack the invisible selector of the written character, and turns some
 * spaces into unbreakable ones: neither is a difference to a reader.
 * @returns whether two texts of an editor are the same.
 */
export function isSameText(a: string, b: string): boolean {
  return plain(a) === plain(b)
}

/** @returns the place in `text` where a place in `meant` is: they are the same to a reader, but not letter by letter. */
export function placeIn(text: string, meant: string, place: number): number {
  let left = plain(meant.slice(0, place)).length
  let index = 0
  while (left > 0 && index < text.length) {
    left -= plain(text.charAt(index)).length
    index += 1
  }
  return index
}

function plain(text: string): string {
  return text
    .replaceAll(/[\ufe0e\ufe0f\u200b]/g, '')
    .replaceAll('\u00a0', ' ')
    .replaceAll(/\r\n?/g, '\n')
}
