import { useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { Chip } from '@/components/ui/chip'
import { Combobox } from '@/components/ui/combobox'
import { Dialog } from '@/components/ui/dialog'
import { t } from '@/locales/t'
import type { TagWithCount } from '@/storage/protocol/ui'
import { hintOf } from './folders'
import { mergeTags } from './merge-tags'

type MergeProps = { tag: TagWithCount; all: readonly TagWithCount[]; onClose: () => void }

/** One tag becomes another on every contact. */
export function MergeDialog({ tag, all, onClose }: MergeProps) {
  const [into, setInto] = useState<TagWithCount>()
  const others = all.filter(({ id }) => id !== tag.id)
  return (
    <Dialog title={t('tags.mergeTitle', { name: tag.name })} onClose={onClose} className="merge-tag-dialog">
      <div class="stack">
        <p>{t('tags.mergeText', { name: tag.name })}</p>
        {into === undefined ? (
          <Combobox
            label={t('tags.mergeInto')}
            placeholder={t('tags.mergeInto')}
            takesFocus
            options={others.map((one) => ({
              id: one.id,
              label: one.name,
              color: one.color,
              hint: hintOf(one),
            }))}
            onPick={({ id }) => setInto(others.find((one) => one.id === id))}
          />
        ) : (
          <div>
            <Chip
              text={into.name}
              color={into.color}
              removeLabel={t('tags.mergeOther')}
              onRemove={() => setInto(undefined)}
            />
          </div>
        )}
      </div>
      <div class="dialog-actions">
        <Button onClick={onClose}>{t('common.cancel')}</Button>
        <Button
          variant="primary"
          disabled={into === undefined}
          onClick={() => {
            onClose()
            if (into !== undefined) mergeTags(tag, into)
          }}
        >
          {t('tags.merge')}
        </Button>
      </div>
    </Dialog>
  )
}
