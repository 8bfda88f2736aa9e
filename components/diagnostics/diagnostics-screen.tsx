import './diagnostics.css'
import { CircleCheck, CircleDashed, CircleX, Copy, HeartPulse, TriangleAlert } from 'lucide-preact'
import { Button } from '@/components/ui/button'
import { Empty, Skeleton } from '@/components/ui/notice'
import { type MessageKey, t } from '@/locales/t'
import { CAPABILITIES, type Capability, type HealthReport } from '@/storage/schema/health'
import { useQuery } from '@/storage/use-query'
import { browser } from '@/utils/browser'
import { formatMoment } from '@/utils/format'
import { useMinute } from '../app/clock'
import { copyText } from '../app/copy-text'
import { openWhatsApp } from '../app/open-whatsapp'
import { QueryError } from '../app/query-error'
import { reportText } from './report'

/** What Chatside can see of WhatsApp right now, and a report of it to pass on. */
export function DiagnosticsScreen() {
  const { data, error, refetch } = useQuery('health.get', {})
  const { data: tabs } = useQuery('whatsapp.tabs', {})
  if (data === undefined) {
    return error ? <QueryError error={error} retry={refetch} /> : <Skeleton label={t('common.loading')} />
  }
  const { version } = browser.runtime.getManifest()
  const text = reportText(data.reports, { version, browser: navigator.userAgent, tabs })
  return (
    <div class="screen">
      <div class="screen-head">
        <h1 class="screen-title">{t('diagnostics.title')}</h1>
        <Button icon={Copy} onClick={() => void copyText(text)}>
          {t('diagnostics.copy')}
        </Button>
      </div>
      {data.reports.length === 0 ? (
        <Empty icon={HeartPulse} title={t('diagnostics.nothing')}>
          <p>{t('diagnostics.nothingHint')}</p>
          <Button onClick={() => void openWhatsApp()}>{t('whatsapp.open')}</Button>
        </Empty>
      ) : (
        data.reports.map((report) => <HealthTable key={report.at} report={report} />)
      )}
      <p class="quiet">{t('diagnostics.reportHint')}</p>
      <textarea class="input report" readOnly rows={14} aria-label={t('diagnostics.report')} value={text} />
    </div>
  )
}

function HealthTable({ report }: { report: HealthReport }) {
  const now = useMinute()
  return (
    <table class="health-table">
      <caption class="visually-hidden">{t('diagnostics.health')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('diagnostics.capability')}</th>
          <th scope="col">{t('diagnostics.state')}</th>
          <th scope="col">{t('diagnostics.asOf', { when: formatMoment(report.at, now) })}</th>
        </tr>
      </thead>
      <tbody>
        {CAPABILITIES.map((capability) => (
          <HealthRow key={capability} capability={capability} health={report[capability]} />
        ))}
      </tbody>
    </table>
  )
}

const STATE_ICONS = { working: CircleCheck, degraded: TriangleAlert, lost: CircleX, idle: CircleDashed }

function HealthRow({ capability, health }: { capability: Capability; health: HealthReport[Capability] }) {
  const Icon = STATE_ICONS[health.state]
  const state: MessageKey = `diagnostics.state-${health.state}`
  return (
    <tr>
      <th scope="row">{t(`diagnostics.capability-${capability}`)}</th>
      <td>
        <span class={`health-state health-${health.state}`}>
          <Icon size={16} aria-hidden="true" />
          {t(state)}
        </span>
      </td>
      <td class="quiet">{health.via}</td>
    </tr>
  )
}
