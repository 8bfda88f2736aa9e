import { t } from '@/locales/t'
import { formatDistance } from '@/utils/format'

const MINUTE_MS = 60_000

/** @returns how long ago something was. The clocks of two computers may differ: nothing seen lies ahead. */
export function agoText(at: number, now: number): string {
  return now - at < MINUTE_MS ? t('timeline.justNow') : formatDistance(at, now)
}
