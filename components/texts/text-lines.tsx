import { Lock } from 'lucide-preact'
import { t } from '@/locales/t'
import type { ShownText } from '@/storage/protocol/texts'
import { formatMoment } from '@/utils/format'
import { useMinute } from '../app/clock'

/** Messages, newest first, each with its side and its time. */
export function TextLines({ rows, label }: { rows: readonly ShownText[]; label: string }) {
  return (
    <ul class="text-lines" aria-label={label}>
      {rows.map((row) => (
        <TextLine key={row.id} row={row} />
      ))}
    </ul>
  )
}

function TextLine({ row }: { row: ShownText }) {
  const { at, direction, text, isSensitive } = row
  const now = useMinute()
  const how = [...sideOf(row), ...(at === undefined ? [] : [formatMoment(at, now)])]
  return (
    <li class="text-line" data-direction={direction}>
      <span class="text-line-how">
        {how.join(' · ')}
        {isSensitive && <Lock size={12} role="img" aria-label={t('conversation.sensitive')} />}
      </span>
      {text === undefined ? (
        <span class="quiet">{t('conversation.locked')}</span>
      ) : (
        <p class="keeps-lines" dir="auto">
          {text}
        </p>
      )}
    </li>
  )
}

/** What a colleague keeps was said to them, or by them. */
function sideOf({ direction, by }: ShownText): string[] {
  if (by === undefined) return direction === 'unknown' ? [] : [t(`conversation.${direction}`)]
  const name = by === '' ? t('conversation.colleague') : by
  if (direction === 'out') return [t('conversation.outBy', { name })]
  return [...(direction === 'in' ? [t('conversation.in')] : []), t('conversation.keptBy', { name })]
}
