import { shortcutKeyOf } from './shortcut-key'

const MAX_LENGTH = 25

/**
 * @returns `shortcut` with the first number that nobody has: "hello-2", after "hello-2" "hello-3". The beginning is cut
 * where it would get too long. `taken` has the keys of those
 * that are not free.
 */
export function freeShortcut(shortcut: string, taken: { has: (shortcut: string) => boolean }): string {
  const { stem, number } = /^(?<stem>.+)-(?<number>\d{1,6})$/u.exec(shortcut)?.groups ?? {}
  for (let next = number === undefined ? 2 : Number(number) + 1; ; next++) {
    const ending = `-${next}`
    const beginning = Array.from(stem ?? shortcut).slice(0, MAX_LENGTH - ending.length)
    const candidate = beginning.join('') + ending
    if (!taken.has(shortcutKeyOf(candidate))) return candidate
  }
}
