import { t } from '@/locales/t'
import type { TrashEntry } from '@/storage/protocol/data'
import { formatDate, formatDayAndTime } from '@/utils/format'
import { language } from '@/utils/i18n'
import { formatAmount } from '@/utils/money'

const DAY_MS = 86_400_000
const MOST_DAYS = 30
const MOST_LETTERS = 60

/** @returns what it was, in one line; an order goes by its amount and day, a follow-up without a note by its time. */
export function titleOf({ table, title, at, amountMinor, currency }: TrashEntry): string {
  const amount =
    amountMinor === undefined || currency === undefined
      ? []
      : [formatAmount(amountMinor, currency, language.value)]
  const when = at === undefined ? [] : [whenOf(table, at)]
  const parts = [...(title === '' ? [] : [title]), ...amount, ...when]
  return parts.length === 0 ? t(`trash.kind-${table}`) : parts.join(' · ')
}

/** @returns the beginning of its title, for a button or a sentence. */
export function nameOf(entry: TrashEntry): string {
  const [first = ''] = titleOf(entry).split('\n')
  return first.length <= MOST_LETTERS ? first : `${first.slice(0, MOST_LETTERS).trimEnd()}…`
}

/** @returns whole days until it is erased for good, at least one. */
export function daysLeft({ goneAt }: Pick<TrashEntry, 'goneAt'>, now: number): number {
  return Math.min(MOST_DAYS, Math.max(1, Math.ceil((goneAt - now) / DAY_MS)))
}

function whenOf(table: TrashEntry['table'], at: number): string {
  if (table === 'followUps') return formatDayAndTime(at)
  return formatDate(at, { day: 'numeric', month: 'short', year: 'numeric' })
}
