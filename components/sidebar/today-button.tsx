import { ListTodo } from 'lucide-preact'
import { useEffect } from 'preact/hooks'
import { t } from '@/locales/t'
import { useQuery } from '@/storage/use-query'
import { useMinute } from '../app/clock'

/** How many customers need something, and the way to them. The number is told exactly up to 99. */
export function TodayButton({ isShown, onClick }: { isShown: boolean; onClick: () => void }) {
  const { data, refetch } = useQuery('today.counts', {})
  const minute = useMinute()
  useEffect(() => {
    if (data !== undefined) refetch()
  }, [minute, isShown])
  const count = data?.all ?? 0
  const label = count === 0 ? t('today.title') : t('today.toDo', { count })
  return (
    <button
      type="button"
      class="icon-button today-button"
      aria-label={label}
      title={label}
      aria-pressed={isShown}
      onClick={onClick}
    >
      <ListTodo size={18} aria-hidden="true" />
      {count > 0 && (
        <span class="today-button-count" aria-hidden="true">
          {count > 99 ? '99+' : count}
        </span>
      )}
    </button>
  )
}
