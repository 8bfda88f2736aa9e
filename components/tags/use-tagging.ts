import { t } from '@/locales/t'
import { askUi } from '@/storage/client'
import type { CardData } from '@/storage/protocol/ui'
import type { Tag } from '@/storage/schema/tag'
import { now } from '@/utils/clock'
import { newId } from '@/utils/ids'
import { showError } from '../app/errors'
import { write } from '../app/write'
import { useCustomer } from '../customer'
import { nextColor } from './next-color'

type Tagging = { add: (tag: Tag) => void; create: (name: string) => void; remove: (tag: Tag) => void }

/** @returns what may be done with the tags of the customer on the screen; `all` is the library. */
export function useTagging(all: readonly Tag[]): Tagging {
  const { target, contactId, apply, card } = useCustomer()
  const set = (tag: Tag, on: boolean, before: () => Promise<boolean> = async () => true): void => {
    const isRefusal = !on && card.contact.autoTags?.[tag.id] !== undefined
    const taken = t(isRefusal ? 'tags.refused' : 'tags.removed', { name: tag.name })
    const done = on ? t('tags.added', { name: tag.name }) : taken
    void apply(
      (card) => withTag(card, tag, on),
      async () => {
        if (!(await before())) return undefined
        return write('tags.set', { target, contactId, tagId: tag.id, on }, done)
      },
    )
  }
  return {
    add: (tag) => set(tag, true),
    remove: (tag) => set(tag, false),
    create: (name) => {
      // One that was made a moment ago stands on the card before it stands in the library.
      const made = card.tags.filter(({ id }) => all.every((one) => one.id !== id))
      const tag: Tag = { id: newId(), name, color: nextColor([...all, ...made]), createdAt: now() }
      set(tag, true, () => saveTag(tag))
    },
  }
}

async function saveTag({ id, name, color }: Tag): Promise<boolean> {
  try {
    await askUi('tags.save', { id, name, color })
    return true
  } catch (error) {
    showError(error)
    return false
  }
}

function withTag(card: CardData, tag: Tag, on: boolean): CardData {
  const has = card.tags.some(({ id }) => id === tag.id)
  if (has === on) return card
  return { ...card, tags: on ? [...card.tags, tag] : card.tags.filter(({ id }) => id !== tag.id) }
}
