import { t } from '@/locales/t'
import type { Tag } from '@/storage/schema/tag'
import { writeInBulk } from '../app/write'

/** Everybody who bears `from` bears `into` from then on; can be undone. */
export function mergeTags(from: Tag, into: Tag): void {
  const done = t('tags.merged', { from: from.name, into: into.name })
  void writeInBulk('tags.merge', { fromId: from.id, intoId: into.id }, done)
}
