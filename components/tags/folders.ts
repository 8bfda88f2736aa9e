import type { Tag } from '@/storage/schema/tag'
import { compareNames } from '@/utils/text/compare-names'

/** @returns tags by their folder: those without one first, under ''. */
export function byFolder<Item extends Tag>(tags: readonly Item[]): [string, Item[]][] {
  const folders = new Map<string, Item[]>()
  for (const tag of tags) folders.set(tag.folder ?? '', [...(folders.get(tag.folder ?? '') ?? []), tag])
  return [...folders].sort(([a], [b]) => (a === '' ? -1 : b === '' ? 1 : compareNames(a, b)))
}

/** @returns the folders there are, by their names. */
export function foldersOf(tags: readonly Tag[]): string[] {
  return byFolder(tags).flatMap(([folder]) => (folder === '' ? [] : [folder]))
}

/** @returns what a choice says beside the name of a tag: its folder, and how many contacts bear it. */
export function hintOf({ folder, count }: { folder?: string | undefined; count: number }): string {
  return folder === undefined ? String(count) : `${folder} · ${count}`
}
