import { useMinute } from '@/components/app/clock'
import type { TimelineEntry } from '@/storage/protocol/customers'
import { useQuery } from '@/storage/use-query'
import { formatDate, formatMoment } from '@/utils/format'
import { useMore } from '../more-scope'
import { entryText } from './entry-text'
import { iconOf } from './kinds'

/** One entry in one line; whole texts are told on pointing at it. */
export function EntryLine({ entry }: { entry: TimelineEntry }) {
  const now = useMinute()
  const { data: tags } = useQuery(
    'tags.list',
    entry.kind === 'event' && entry.what.kind === 'tag' ? {} : undefined,
  )
  const Icon = iconOf(entry)
  const { deals } = useMore().more
  const text = entryText(entry, {
    now,
    tagName: (id) => tags?.find((tag) => tag.id === id)?.name,
    dealTitle: (id) => deals.find((deal) => deal.id === id)?.title,
  })
  return (
    <li class="entry">
      <Icon size={14} aria-hidden="true" />
      <span class="one-line" dir="auto" title={text}>
        {text}
      </span>
      <time dateTime={new Date(entry.at).toISOString()} title={formatMoment(entry.at, now)}>
        {shortDay(entry.at, now)}
      </time>
    </li>
  )
}

function shortDay(at: number, now: number): string {
  const isThisYear = new Date(at).getFullYear() === new Date(now).getFullYear()
  return formatDate(at, {
    day: 'numeric',
    month: 'short',
    ...(!isThisYear && { year: 'numeric' }),
  })
}
