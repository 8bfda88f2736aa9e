import { CalendarCheck, CalendarDays } from 'lucide-preact'
import { useState } from 'preact/hooks'
import { Button } from '@/components/ui/button'
import { Menu } from '@/components/ui/menu'
import { t } from '@/locales/t'
import { askUi } from '@/storage/client'
import type { DueFollowUp } from '@/storage/protocol/follow-ups'
import { showError } from '../app/errors'

const PAGE_ROWS = 200

/** Whose: the person's own, or everybody's. */
type Asks = { mine?: true }

/** Every follow-up that is asked for, as one calendar file: as events, which phones ring for, or as tasks. */
export function CalendarMenu({ asks }: { asks: Asks }) {
  const [isBusy, setBusy] = useState(false)
  const save = async (kind: 'event' | 'todo'): Promise<void> => {
    setBusy(true)
    try {
      const { saveCalendar } = await import('./save-calendar')
      saveCalendar(await everyFollowUp(asks), kind)
    } catch (error) {
      showError(error, { retry: () => void save(kind) })
    }
    setBusy(false)
  }
  if (isBusy) {
    return (
      <Button small disabled>
        {t('common.loading')}
      </Button>
    )
  }
  return (
    <Menu
      label={t('followUps.exportAll')}
      icon={CalendarDays}
      isWide
      items={[
        { label: t('followUps.exportEvents'), icon: CalendarDays, run: () => void save('event') },
        { label: t('followUps.exportTasks'), icon: CalendarCheck, run: () => void save('todo') },
      ]}
    />
  )
}

async function everyFollowUp(asks: Asks): Promise<DueFollowUp[]> {
  const all: DueFollowUp[] = []
  let cursor: string | undefined
  do {
    const page = await askUi('followUps.page', {
      limit: PAGE_ROWS,
      ...asks,
      ...(cursor !== undefined && { cursor }),
    })
    all.push(...page.rows)
    cursor = page.next
  } while (cursor !== undefined)
  return all
}
