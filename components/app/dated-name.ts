/** @returns a file's name with the day of `at` (epoch ms) in the user's own zone: "chatside-replies-2026-11-21.json". */
export function datedName(what: string, extension: string, at: number): string {
  const date = new Date(at)
  const day = [date.getFullYear(), date.getMonth() + 1, date.getDate()]
  return `chatside-${what}-${day.map((part) => String(part).padStart(2, '0')).join('-')}.${extension}`
}
