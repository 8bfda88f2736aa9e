import type { UiCommands } from '@/storage/protocol/ui'
import { listTags } from '@/storage/repositories/tag-lists'
import { moveTags, removeTag, saveTag, setTag } from '@/storage/repositories/tags'
import type { HandlersOf } from '../handler'

type Name = 'tags.list' | 'tags.save' | 'tags.move' | 'tags.remove' | 'tags.set'

export const tagHandlers: HandlersOf<UiCommands, Name> = {
  'tags.list': () => listTags(),
  'tags.save': (tag) => saveTag(tag),
  'tags.move': ({ ids, folder }) => moveTags(ids, folder),
  'tags.remove': ({ id }) => removeTag(id),
  'tags.set': ({ target, contactId, tagId, on }) => setTag(target, { newContactId: contactId, tagId, on }),
}
