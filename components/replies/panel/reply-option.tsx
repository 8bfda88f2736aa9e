import { Paperclip } from 'lucide-preact'
import { t } from '@/locales/t'
import type { ReplyRow } from '@/storage/schema/reply'
import { formatDistance } from '@/utils/format'
import { useMinute } from '../../app/clock'
import { settings } from '../../app/settings'

type OptionProps = { id: string; row: ReplyRow; isSelected: boolean; onSelect: () => void }

/** One reply on offer. Its tooltip says why it stands where it does. */
export function ReplyOption({ id, row, isSelected, onSelect }: OptionProps) {
  return (
    <div
      id={id}
      class="reply"
      role="option"
      tabIndex={-1}
      aria-selected={isSelected}
      title={useRankReason(row)}
      // The search field keeps the focus, so that arrows and Enter go on working.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onSelect}
    >
      <span class="row">
        <span class="reply-title one-line" dir="auto">
          {row.title}
        </span>
        {row.hasMedia && <Paperclip size={12} role="img" aria-label={t('replies.hasFiles')} />}
        <Shortcut of={row} />
      </span>
      <span class="reply-excerpt one-line" dir="auto">
        {row.excerpt}
      </span>
    </div>
  )
}

/** As one types it in the composer. */
function Shortcut({ of: { shortcut } }: { of: ReplyRow }) {
  return (
    <bdi class="reply-shortcut">
      {settings.value?.trigger}
      {shortcut}
    </bdi>
  )
}

function useRankReason({ uses, lastUsedAt }: ReplyRow): string {
  const now = useMinute()
  if (uses === 0 || lastUsedAt === undefined) return t('replies.rankUnused')
  return t('replies.rankUsed', { count: uses, when: formatDistance(lastUsedAt, now) })
}
