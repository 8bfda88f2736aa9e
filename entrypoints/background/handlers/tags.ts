import type { UiCommands } from '@/storage/protocol/ui'
import { listTags } from '@/storage/repositories/tag-lists'
import { removeTag, saveTag, setTag } from '@/storage/repositories/tags'
import type { HandlersOf } from '../handler'

type Name = 'tags.list' | 'tags.save' | 'tags.remove' | 'tags.set'

export const tagHandlers: HandlersOf<UiCommands, Name> = {
  'tags.list': () => listTags(),
  'tags.save': (tag) => saveTag(tag),
  'tags.remove': ({ id }) => removeTag(id),
  'tags.set': ({ target, contactId, tagId, on }) => setTag(target, { newContactId: contactId, tagId, on }),
}
