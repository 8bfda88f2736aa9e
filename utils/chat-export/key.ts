/**
 * @returns the same text of 16 hexadecimal digits for the same parts. It tells messages of one chat apart and protects
 * nothing: two hashes of 32 bits (FNV-1a with two seeds and a final mix).
 */
export function keyOf(...parts: (string | number)[]): string {
  const text = parts.join('\u0000')
  return hash(text, 0x811c9dc5) + hash(text, 0x9747b28c)
}

function hash(text: string, seed: number): string {
  let value = seed
  for (let index = 0; index < text.length; index++) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  }
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return ((value ^ (value >>> 16)) >>> 0).toString(16).padStart(8, '0')
}
