import { t } from '@/locales/t'
import type { Tag } from '@/storage/schema/tag'
import { write } from '../app/write'

/** Puts tags into a folder, or with '' out of theirs, and says so. */
export function moveTags(tags: readonly Tag[], folder: string): void {
  const [first] = tags
  if (first === undefined) return
  const one =
    folder === '' ? t('tags.movedOut', { name: first.name }) : t('tags.moved', { name: first.name, folder })
  const ids = tags.map(({ id }) => id)
  const done = tags.length === 1 ? one : t('tags.folderRenamed', { folder })
  void write('tags.move', { ids, ...(folder !== '' && { folder }) }, done)
}
