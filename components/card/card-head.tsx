import { useState } from 'preact/hooks'
import { Chip } from '@/components/ui/chip'
import { LineEditor } from '@/components/ui/line-editor'
import { t } from '@/locales/t'
import type { Contact } from '@/storage/schema/contact'
import { isTimeZone, wallClock } from '@/utils/dates/zoned'
import { formatTime } from '@/utils/format'
import { useMinute } from '../app/clock'
import { mayChange } from '../app/may'
import { useCustomer } from '../customer'
import { usePhone } from '../app/use-phone'
import { goToScore, shownHeat } from './shown-heat'
import { useSave } from './use-save'
import { YouAre } from './you-are'

/** The name, and beneath it how to reach the customer and what time it is there. */
export function CardHead() {
  const { card } = useCustomer()
  const { contact } = card
  const save = useSave()
  const [isEditing, setEditing] = useState(false)
  const name = <span dir="auto">{contact.name === '' ? t('card.noName') : contact.name}</span>
  return (
    <div>
      {isEditing ? (
        <LineEditor
          label={t('card.name')}
          value={contact.name}
          check={(value) => (value === '' ? t('card.nameNeeded') : undefined)}
          commit={(value) => {
            setEditing(false)
            if (value.trim() !== contact.name) save({ name: value.trim() })
          }}
          cancel={() => setEditing(false)}
        />
      ) : (
        <div class="card-top">
          <h1 class="card-name">
            {mayChange('contacts') ? (
              <button
                type="button"
                class="card-name-button"
                title={t('card.edit', { field: t('card.name') })}
                onClick={() => setEditing(true)}
              >
                {name}
              </button>
            ) : (
              name
            )}
          </h1>
          <Heat contactId={contact.id} />
        </div>
      )}
      <HowToReach contact={contact} />
      <YouAre />
    </div>
  )
}

/** How warm the customer is, as soon as that is known; the rest of it stands below. */
function Heat({ contactId }: { contactId: string }) {
  const heat = shownHeat.value
  if (heat === undefined || heat.contactId !== contactId) return null
  return (
    <button type="button" class="card-heat" onClick={goToScore}>
      <Chip text={heat.text} color={heat.color} />
    </button>
  )
}

function HowToReach({ contact }: { contact: Contact }) {
  const { text, flag, country, place } = usePhone(contact.phone ?? '')
  const timeZone = contact.timeZone ?? place?.timeZone
  const isGuess = contact.timeZone === undefined && place?.isGuess === true
  return (
    <div class="card-sub">
      {contact.kind !== 'person' && <span>{t(`card.kind.${contact.kind}`)}</span>}
      {contact.phone !== undefined && (
        <span>
          {flag !== undefined && (
            <span role="img" aria-label={country} title={country}>
              {flag}{' '}
            </span>
          )}
          <bdi dir="ltr">{text}</bdi>
        </span>
      )}
      {timeZone !== undefined && isTimeZone(timeZone) && <LocalTime timeZone={timeZone} isGuess={isGuess} />}
    </div>
  )
}

/** Hours in which a message may wake somebody up. */
const NIGHT_FROM = 22
const NIGHT_TO = 7

function LocalTime({ timeZone, isGuess }: { timeZone: string; isGuess: boolean }) {
  const now = useMinute()
  const time = formatTime(now, timeZone)
  const { hour } = wallClock(now, timeZone)
  const isNight = hour >= NIGHT_FROM || hour < NIGHT_TO
  return (
    <span title={timeZone.replaceAll('_', ' ')}>
      {isGuess ? t('card.perhapsLocalTime', { time }) : t('card.localTime', { time })}
      {isNight && <span class="card-night"> {t('card.night')}</span>}
    </span>
  )
}
