/**
 * The page draws emoji as pictures, whose names may lack the invisible selector of the written character, and turns some
 * spaces into unbreakable ones: neither is a difference to a reader.
 * @returns whether two texts of an editor are the same.
 */
export function isSameText(a: string, b: string): boolean {
  return plain(a) === plain(b)
}

function plain(text: string): string {
  return text
    .replaceAll(/[\ufe0e\ufe0f\u200b]/g, '')
    .replaceAll('\u00a0', ' ')
    .replaceAll(/\r\n?/g, '\n')
}
