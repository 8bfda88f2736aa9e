/** @returns so many random bits as hexadecimal digits. */
export function randomText(bits: number): string {
  const bytes = crypto.getRandomValues(new Uint8Array(bits / 8))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
