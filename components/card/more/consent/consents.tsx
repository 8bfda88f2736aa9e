import { Plus } from 'lucide-preact'
import { mayChange } from '@/components/app/may'
import { useMinute } from '@/components/app/clock'
import { useCustomer } from '@/components/customer'
import { IconButton } from '@/components/ui/button'
import { t } from '@/locales/t'
import type { Consent, Contact } from '@/storage/schema/contact'
import { CONSENT_SCOPES } from '@/storage/schema/contact'
import { formatMoment } from '@/utils/format'
import { consentDrafts, useBegunRow } from '../form-drafts'
import { useMore } from '../more-scope'
import { Part } from '../part'
import { ConsentForm } from './consent-form'

/** What a customer agreed to or withdrew, now and before. */
export function Consents() {
  const { card } = useCustomer()
  const { adding, setAdding } = useMore()
  // One that was half filled in opens by itself.
  const isEditable = mayChange('contacts')
  const drafted = useBegunRow(consentDrafts)
  const begun = isEditable ? drafted : undefined
  const isAdding = adding === 'consent' || begun !== undefined
  const history = historyOf(card.contact)
  if (history.length === 0 && !isAdding) return null
  const latest = CONSENT_SCOPES.flatMap((scope) => history.find((one) => one.scope === scope) ?? [])
  return (
    <Part
      id="consent"
      title={t('consent.title')}
      isBusy={isAdding}
      summary={summaryOf(latest)}
      actions={
        isEditable && <IconButton label={t('consent.add')} icon={Plus} onClick={() => setAdding('consent')} />
      }
    >
      {isAdding && <ConsentForm onClose={() => setAdding(undefined)} />}
      {latest.map((one) => (
        <ConsentLine key={one.scope} consent={one} />
      ))}
      {history.length > latest.length && (
        <details class="card-more">
          <summary>{t('consent.history', { count: history.length })}</summary>
          {history.map((one) => (
            <ConsentLine key={`${one.scope}-${one.at}-${one.state}`} consent={one} />
          ))}
        </details>
      )}
    </Part>
  )
}

function ConsentLine({ consent }: { consent: Consent }) {
  const { at, state, way, note } = consent
  const when = formatMoment(at, useMinute())
  return (
    <div class="consent">
      <span class={state === 'withdrawn' ? 'consent-withdrawn' : 'consent-given'}>{stateText(consent)}</span>
      <span class="consent-how">
        {[when, t(`consent.way-${way}`)].join(' · ')}
        {note !== undefined && (
          <>
            {' · '}
            <bdi>{note}</bdi>
          </>
        )}
      </span>
    </div>
  )
}

/** Marketing is what one must not get wrong. */
function summaryOf(latest: readonly Consent[]): string {
  const shown = latest.find(({ scope }) => scope === 'marketing') ?? latest[0]
  return shown === undefined ? '' : stateText(shown)
}

function stateText({ scope, state }: Consent): string {
  return t(`consent.${scope}-${state}`)
}

/** Newest first. */
function historyOf({ consents = {} }: Contact): Consent[] {
  return Object.values(consents).toSorted((a, b) => b.at - a.at)
}
