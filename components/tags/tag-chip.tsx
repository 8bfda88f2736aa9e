import { WandSparkles } from 'lucide-preact'
import { Chip } from '@/components/ui/chip'
import { t } from '@/locales/t'
import type { Contact } from '@/storage/schema/contact'
import type { Tag } from '@/storage/schema/tag'
import { mayChange } from '../app/may'

type TagChipProps = {
  tag: Tag
  auto: AutoTag | undefined
  isExplained: boolean
  onExplain: () => void
  onRemove: () => void
}

/** What a rule wrote beside a tag that it put on. */
export type AutoTag = NonNullable<Contact['autoTags']>[string]

/** A tag of the customer; one that a rule put on bears a mark that tells why. */
export function TagChip({ tag, auto, isExplained, onExplain, onRemove }: TagChipProps) {
  return (
    <li class="tag-chip">
      {auto && (
        <button
          type="button"
          class="tag-why-button"
          aria-expanded={isExplained}
          aria-label={t('tags.why', { name: tag.name })}
          title={auto.why}
          onClick={onExplain}
        >
          <WandSparkles size={14} aria-hidden="true" />
        </button>
      )}
      <Chip
        text={tag.name}
        color={tag.color}
        {...(mayChange('contacts') && { removeLabel: t('tags.remove', { name: tag.name }), onRemove })}
      />
    </li>
  )
}
