import { ArrowLeft } from 'lucide-preact'
import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'
import { IconButton } from '@/components/ui/button'
import { useKeys } from '@/components/ui/use-keys'
import { t } from '@/locales/t'
import { Lazy } from '../app/lazy'
import { loadTodayList } from '../today'

type TodayViewProps = {
  takesFocus: boolean
  whenClear?: ComponentChildren
  onLeave?: (() => void) | undefined
  onOpened: () => void
}

/** Today in place of the card; with a chat open there is a way back to it. */
export function TodayView({ takesFocus, whenClear, onLeave, onOpened }: TodayViewProps) {
  const props = { takesFocus, whenClear, onOpened }
  const place = useRef<HTMLElement>(null)
  useKeys(place, (event) => {
    if (event.key !== 'Escape' || onLeave === undefined) return
    event.stopPropagation()
    onLeave()
  })
  return (
    <main class="sidebar-today" aria-label={t('today.title')} ref={place}>
      <div class="sidebar-today-head">
        {onLeave && <IconButton label={t('today.back')} icon={ArrowLeft} flips onClick={onLeave} />}
        <h1 class="sidebar-today-title">{t('today.title')}</h1>
      </div>
      <Lazy load={loadTodayList} props={props} />
    </main>
  )
}
