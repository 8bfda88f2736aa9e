import { t } from '@/locales/t'
import { TodayList } from './today-list'

/** The list one works from, as the first screen of the workspace. */
export function TodayScreen() {
  return (
    <div class="today-screen">
      <div class="screen-head">
        <h1 class="screen-title">{t('today.title')}</h1>
      </div>
      <TodayList takesFocus />
    </div>
  )
}
