import type { ReplyRow } from '@/storage/schema/reply'
import { compareNames } from '@/utils/text/compare-names'

/** A folder, by its whole path; `depth` counts from 0. `count` is of everything in it. */
export type Folder = { path: string; name: string; depth: number; count: number }

/** @returns the folders of `rows` as a tree is read from top to bottom; a path such as "Sales/Offers" makes two. */
export function foldersOf(rows: readonly ReplyRow[]): Folder[] {
  const counts = new Map<string, number>()
  for (const { folder } of rows) {
    for (const path of pathsOf(folder ?? '')) counts.set(path, (counts.get(path) ?? 0) + 1)
  }
  return [...counts]
    .sort(([a], [b]) => comparePaths(a, b))
    .map(([path, count]) => {
      const parts = path.split('/')
      return { path, name: parts.at(-1) ?? path, depth: parts.length - 1, count }
    })
}

/** @returns how a folder is written in one line: "Sales › Offers". */
export function folderText(path: string): string {
  return path.split('/').join(' › ')
}

/** @returns a typed folder as it is kept, without blanks around its parts; undefined for none. */
export function toFolder(written: string): string | undefined {
  const parts = written.split(/[/›]/).map((part) => part.trim())
  return parts.filter((part) => part !== '').join('/') || undefined
}

/** "Sales/Offers" gives "Sales" and "Sales/Offers". */
function pathsOf(folder: string): string[] {
  const parts = folder.split('/').filter((part) => part !== '')
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'))
}

function comparePaths(a: string, b: string): number {
  const [own, other] = [a.split('/'), b.split('/')]
  for (let at = 0; at < Math.min(own.length, other.length); at++) {
    const order = compareNames(own[at] ?? '', other[at] ?? '')
    if (order !== 0) return order
  }
  return own.length - other.length
}
