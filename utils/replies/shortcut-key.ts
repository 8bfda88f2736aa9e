/** @returns what a shortcut is compared by: its letters without their case. */
export function shortcutKeyOf(shortcut: string): string {
  return shortcut.normalize('NFC').toLowerCase()
}
